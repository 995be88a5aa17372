# measure_browser.sh - the program of the page: by itself, and as WebAssembly
made=$OUT/program script=$OUT/out/in-browser.js runtime=../A2-diagrams/runtime
mkdir -p "$made"
has () { command -v "$1" > /dev/null; }
"$OUT/print_pupil" > "$made/model.c"

# the programs of the diagrams, as commute writes them
$CC -std=c11 $INCLUDES -E ../A12-functions/diagrams/context.h \
    > "$made/context.i"
for d in exactly homomorphism; do
    (cd ../A12-functions && "$COMMUTE" test diagrams/$d.dot) \
        < "$made/context.i" > "$made/$d.c" || exit 1
done

# here: this machine's compiler and library
here () { $CC $CFLAGS_BOOK -I../A12-functions -I$runtime $INCLUDES "$@" \
    $MODULES -lm; }
here -o "$made/pupil" page/pupil.c page/pupil_text.c page/run_pupil.c \
    "$made/model.c"
"$made/pupil" "$made/rows"
for d in exactly homomorphism; do
    here -o "$made/$d" "$made/$d.c" $runtime/commute.c $CHECK
    "$made/$d" "$made/$d.verdict" > "$made/log"
done

# there: WebAssembly, without a library
there () { clang --target=wasm32 -std=c11 -O2 -fno-unroll-loops -msimd128 \
    -ffp-contract=off -fno-builtin -ffunction-sections -fdata-sections \
    -nostdlibinc -isystem page/include -I../A12-functions -I$runtime \
    $INCLUDES -c -o "$made/$(basename "$1" .c).o" "$@"; }
build_there () {
    rm -f "$made"/*.o
    for file in page/pupil.c page/pupil_text.c page/shim_format.c \
        page/shim.c page/diagrams.c $runtime/commute.c "$made/model.c" \
        ../01-objects/source.c ../01-objects/sample_objects.c \
        ../A9-generators/dims.c ../A12-functions/elementary.c \
        ../13-a-transformer/gpt.c ../14-generation/choosing.c \
        ../14-generation/manner.c ../16-leaving-the-book/emit_hash.c
    do there "$file" || return; done
    for d in exactly homomorphism; do
        there "$made/$d.c" -Dmain=${d}_main -Dcommute_main=seeded_main ||
            return
    done
    wasm-ld --no-entry --strip-all --stack-first -z stack-size=262144 \
        --export=pupil_begin --export=pupil_ten --export=pupil_hash \
        --export=pupil_write --export=diagram_run \
        -o "$made/page.wasm" "$made"/*.o
}
why=
for tool in clang wasm-ld; do
    has $tool || why="$tool was not installed when these pages were made."
done
[ -n "$why" ] || build_there || exit 1

# the script: the page's, with the program and with what was seen here
quoted () { awk '{ gsub(/["\\]/, "\\\\&"); printf "%s\\n", $0 }' "$1"; }
{
    cat page/in_browser.js
    printf 'inBrowser({ why: "%s", code: "' "$why"
    [ -n "$why" ] || base64 "$made/page.wasm" | tr -d '\n'
    printf '",\nverdicts: ["%s",\n"%s"],\nrows: [\n' \
        "$(quoted "$made/exactly.verdict")" \
        "$(quoted "$made/homomorphism.verdict")"
    cat "$made/rows"
    echo ']});'
} > "$script"

size () { [ ! -e "$1" ] || wc -c < "$1"; }
echo "== numbers"
sed -n 's/^#define EMITTED_PARAMETERS /parameters = /p' "$made/model.c"
echo "wasm-bytes = $([ -n "$why" ] && echo 0 || size "$made/page.wasm")"
echo "script-bytes = $(size "$script")"
echo "script-compressed = $(gzip -9 < "$script" | wc -c)"
if [ -n "$why" ]; then echo "seen = not tried, for $why"
elif has node; then
    $CC $CFLAGS_BOOK $INCLUDES -o "$made/numbers" page/print_numbers.c \
        ../01-objects/source.c
    "$made/numbers" > "$made/printed"
    seen=$(node page/in_node.js "$script" "$made/printed"); failed=$?
    echo "seen = $seen"
    exit $failed
else echo "seen = not tried, for node is not installed"; fi
