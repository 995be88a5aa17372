# measure_page.sh - the program of the page: by itself, and as WebAssembly
made=$OUT/program script=$OUT/out/in-browser.js
modules="../01-objects/source.c ../01-objects/sample_objects.c
    ../A9-generators/dims.c ../13-a-transformer/gpt.c
    ../14-generation/choosing.c ../14-generation/manner.c
    ../A12-functions/elementary.c ../16-leaving-the-book/emit_prepare.c"
mkdir -p "$made"
has () { command -v "$1" > "$made/has"; }
"$OUT/print_pupil" > "$made/model.c"

# the diagrams, as commute writes them, and what the book says of them
runtime=../A2-diagrams/runtime
$CC -std=c11 $INCLUDES -E ../A12-functions/diagrams/context.h \
    > "$made/context.i"
for d in exactly homomorphism; do
    (cd ../A12-functions; "$COMMUTE" test diagrams/$d.dot) \
        < "$made/context.i" > "$made/$d.c"
done

# here: the same sources, with this machine's compiler and library
here () { $CC -std=c11 -O2 -D_POSIX_C_SOURCE=200809L -ffp-contract=off \
    -I../A12-functions -I$runtime $INCLUDES "$@"; }
here -o "$made/pupil" page/pupil.c page/run_pupil.c pupil_text.c \
    "$made/model.c" $modules ../01-objects/objects.c -lm

# there: WebAssembly, without a library
there () { clang --target=wasm32 -std=c11 -O2 -msimd128 -ffp-contract=off \
    -fno-math-errno -ffunction-sections -fdata-sections -nostdlibinc \
    -isystem page/include -I../A12-functions -I$runtime $INCLUDES -c "$@"; }
build_there () {
    rm -f "$made"/*.o
    for file in page/pupil.c pupil_text.c page/shim_format.c \
        page/diagrams.c $runtime/commute.c "$made/model.c" $modules; do
        there -o "$made/$(basename "$file" .c).o" "$file" || return
    done
    there -fno-builtin -o "$made/shim.o" page/shim.c || return
    for d in exactly homomorphism; do
        there -Dmain=${d}_main -Dcommute_main=seeded_main \
            -o "$made/$d.o" "$made/$d.c" || return
    done
    wasm-ld --no-entry --strip-all --stack-first -z stack-size=262144 \
        --export=pupil_begin --export=pupil_ten --export=pupil_hash \
        --export=pupil_write --export=diagram_run \
        -o "$made/page.wasm" "$made"/*.o
}
build_there
ls -l "$made"
time "$made/pupil"
