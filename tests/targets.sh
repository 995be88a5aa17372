#!/bin/sh
# targets.sh - what the Makefile promises, on copies of the sources.
#
# A few of `make chapter-N` from a clean copy, -j2, in two orders (TARGETS=all: each N from
# a copy of its own); make -C tangled/NN check without noweb; a second make; one chapter's
# prose edited; chunks broken in several ways; help; clean.
. "$(dirname "$0")/lib.sh"; begin targets 180

book=$(sed -n 's/^build-dir *= *"\(.*\)"/\1/p' book.toml); book=${book:-build/book}
numbers=$(chapters | sed 's/-.*//; s/^0//')
name_of () { chapters | grep -E "^0?$1-"; }

holds () {              # holds STATUS CASE: the details are in $work/out
    if [ "$1" = 0 ]; then shift; ok "$*"; else shift; tail -n 12 "$work/out" | not_ok "$*"; fi
}

# --- help -------------------------------------------------------------------

make help > "$work/out" 2>&1
for word in 'make deps book' 'make deps check' chapter-N test-N 'make demo' 'make tangle' \
            'make check' 'make clean' 'make help'; do
    grep -qF "$word" "$work/out" || echo "$word"
done > "$work/missing"
verdict "$work/missing" 'make help lists the targets'

# --- each chapter from a clean copy -----------------------------------------

# build_in COPY N ...: make chapter-N, one after the other; complaints in COPY.bad
build_in () {
    copy=$work/$1; shift
    copy_book "$copy"; : > "$copy.bad"
    for n; do
        make -C "$copy" -j2 "chapter-$n" > "$copy.out" 2>&1 ||
            { echo "make chapter-$n fails:"; tail -n 12 "$copy.out"; } >> "$copy.bad"
        [ -e "$copy/$book/$(name_of "$n").html" ] ||
            echo "make chapter-$n makes no page" >> "$copy.bad"
        grep -q "chapter $n is at .*/$book/$(name_of "$n").html" "$copy.out" ||
            echo "make chapter-$n does not say where the page is" >> "$copy.bad"
    done
}

if [ "${TARGETS:-}" = all ]; then
    for n in $numbers; do
        build_in "clean-$n" "$n"
        verdict "$work/clean-$n.bad" "make -j2 chapter-$n, from a clean copy"
        rm -rf "$work/clean-$n"
    done
else
    last=$(for n in $numbers; do case $n in [0-9]*) echo "$n" ;; esac; done | tail -n 1)
    build_in one "$last" & build_in other A2 1 A1 & wait
    verdict "$work/one.bad" "make -j2 chapter-$last, from a clean copy"
    verdict "$work/other.bad" 'make -j2 chapter-A2, then 1, then A1, from a clean copy'
    rm -rf "$work/one" "$work/other"
fi

# --- a chapter without noweb ------------------------------------------------

# noweb is hidden behind an empty directory if that is possible, else by its variable
hidden () {
    if unshare -m true 2> /dev/null && [ -d /usr/lib/noweb ]; then
        unshare -m sh -c 'mount -t tmpfs none /usr/lib/noweb && exec "$@"' sh "$@"
    else
        NOWEB=/nonexistent "$@"
    fi
}
bare=$work/bare; copy_book "$bare"; rm -rf "$bare/chapters"
for c in $(chapters); do
    case $c in 01-* | 03-*) ;; *) continue ;; esac
    hidden make -C "$bare/tangled/$c" check > "$work/out" 2>&1
    holds $? "make -C tangled/$c check works without noweb and chapters/"
done
find "$bare/tangled" -newer "$work/missing" -type f > "$work/written"
verdict "$work/written" 'and writes nothing into tangled/'
rm -rf "$bare"

# --- a copy that is built: what stands here, with its times ------------------

[ -e "$book/index.html" ] || make book > "$work/out" 2>&1 || { holds 1 'make book'; summary; }
built=$work/built; mkdir "$built"
tar -c --exclude=./.git --exclude=./build/check --exclude=./build/sanitized --exclude=./build/clang . |
    tar -x -C "$built"
cd "$built" || exit 2
make > "$work/out" 2>&1; holds $? 'make, on a copy of what is built'

stamp () { find "$1" -type f -printf '%p %T@\n' | sort; }
stamp build > "$work/before"
began=$(date +%s%N); make > "$work/out" 2>&1; status=$?
took=$((($(date +%s%N) - began) / 1000000))
holds $status 'a second make succeeds'
[ $took -lt 1000 ]; holds $? "and takes less than a second ($took ms)"
stamp build | diff "$work/before" - > "$work/changed"
verdict "$work/changed" 'and changes no file'
grep -v 'the book is at' "$work/out" > "$work/more"
verdict "$work/more" 'and says nothing but where the book is'

# One word of prose: only this page is woven again, and what repeats its text; no program
# is compiled.
edited=$(name_of 3); edited=${edited:-$(chapters | tail -n 1)}
stamp "$book" > "$work/before"
awk 'inside { print; if (/^@([ \t]|$)/) inside = 0; next } /^<<.*>>=/ { inside = 1; print; next }
     !done && /^[A-Z][a-z].* [a-z]+\.$/ { sub(/\.$/, " (planted)."); done = 1 } { print }' \
    "chapters/$edited.nw" > "$work/new" && cat "$work/new" > "chapters/$edited.nw"
make > "$work/out" 2>&1; holds $? "$edited: a word of prose is changed, and make succeeds"
grep -E ': (compile|run|check_|diagram|plot)' "$work/out" > "$work/again"
verdict "$work/again" 'nothing is compiled, run or drawn again'
stamp "$book" | diff "$work/before" - | sed -n 's/^> \([^ ]*\) .*/\1/p' |
    grep -Ev "/($edited.html|previews/$edited.js|search.js|print.html|glossary.html|[a-z]*.epub)$" > "$work/others"
verdict "$work/others" 'and no other page is written, but for the search and the whole book'
if grep -q planted "$book/$edited.html"; then ok 'the page has the word'; else failure 'the page has the word'; fi

# One line of code in a late chapter: earlier ones are not made again.
late=$(for n in $numbers; do case $n in [0-9]*) name_of "$n" ;; esac; done | tail -n 1)
stamp build > "$work/before"
printf '\n/* planted */\n' > "$work/comment"
awk 'FNR == NR { extra = extra $0 "\n"; next } { print } /^<<check_[a-z_]*\.c>>=/ && !done { printf "%s", extra; done = 1 }' \
    "$work/comment" "chapters/$late.nw" > "$work/new" && cat "$work/new" > "chapters/$late.nw"
make > "$work/out" 2>&1; holds $? "$late: a test is changed, and make succeeds"
stamp build | diff "$work/before" - | sed -n 's/^> \([^ ]*\) .*/\1/p' | sort > "$work/changed"
if grep -q "^build/$late/check_.*passed$" "$work/changed"; then ok 'its test runs again'
else not_ok 'its test runs again' < "$work/changed"; fi
grep -E "^build/(0[0-9]|A[0-9])" "$work/changed" | grep -Ev "^build/($late/|A7-the-draft/|[^/]*/done)" > "$work/others"
verdict "$work/others" 'and nothing of another chapter'

# A file that a chapter no longer has is gone, and so is its page.
cp "$root/chapters/$late.nw" "chapters/$late.nw"
printf '\n<<seedling.h>>=\nenum { SEEDLING };\n@\n' >> "chapters/$late.nw"
make > "$work/out" 2>&1; holds $? "$late: a file more, and make succeeds"
[ -e "tangled/$late/seedling.h" ]; holds $? 'it is tangled'
cp "$root/chapters/$late.nw" "chapters/$late.nw"
make > "$work/out" 2>&1; holds $? "$late: a file less, and make succeeds"
find tangled "$book" -name 'seedling*' > "$work/left"
verdict "$work/left" 'nothing is left of it'

# --- broken chunks ----------------------------------------------------------

# plant CHAPTER SED: that change in a chapter; stops what is left of the last one
plant () {
    for c in $(cd "$root" && chapters); do
        cmp -s "$root/chapters/$c.nw" "chapters/$c.nw" || cp "$root/chapters/$c.nw" "chapters/$c.nw"
    done
    sed "$2" "$root/chapters/$1.nw" > "chapters/$1.nw"
    planted=$(diff "$root/chapters/$1.nw" "chapters/$1.nw" | sed -n 's/^[0-9,]*[acd]\([0-9]*\).*/\1/p' | head -n 1)
    [ -n "$planted" ] || echo "nothing was planted" > "$work/out"
}

# stops CASE PATTERN ...: make fails, and its output matches each pattern
stops () {
    sentence=$1; shift
    if make > "$work/out" 2>&1; then holds 1 "$sentence: the build stops"; return; fi
    for pattern; do
        grep -Eq -- "$pattern" "$work/out" || { echo "no line like: $pattern"; tail -n 12 "$work/out"; } > "$work/complaint"
    done
    if [ -s "$work/complaint" ]; then not_ok "$sentence: the build stops, and says where" < "$work/complaint"
    else ok "$sentence: the build stops, and says where"; fi
    : > "$work/complaint"
}

# the first return statement of a module of chapter 1, and the chunk it stands in
one=$(name_of 1)
line=$(awk '/^<<.*>>=/ { code = 1 } /^@([ \t]|$)/ { code = 0 }
            code && /^    return [a-zA-Z].*;$/ { print FNR; exit }' "$root/chapters/$one.nw")
chunk=$(sed -n "1,${line:-1}s/^<<\(.*\)>>=.*/\1/p" "$root/chapters/$one.nw" | tail -n 1)
plant "$one" "${line:-1}s/return /return ) /"
stops 'a syntax error' "chapters/$one\.nw:$planted" "<<$(echo "$chunk" | sed 's/[].[\*^$/]/\\&/g')>>"

here=$((${line:-1} - 1))
plant "$one" "${here}a\\
<<a chunk that nobody wrote>>"
stops 'an undefined chunk' "$one\.nw:$planted" 'a chunk that nobody wrote'

end='$'
plant "$one" "${end}a\\
\\
<<a chunk that nobody uses>>=\\
int x;"
stops 'an unused chunk' "$one\.nw:[0-9]+" 'a chunk that nobody uses'

plant "$one" "${end}a\\
\\
<<objects.cc>>=\\
<<objectc>>"
stops 'a misspelt name' "$one\.nw:[0-9]+" 'objectc'

plant "$one" "${end}a\\
\\
[a dead link](#no-such-place)"
stops 'a dead link' "$one" 'no-such-place'

plant "$one" "${end}a\\
\\
Text with []{.value key=no-such-key} in it."
stops 'a missing key' "$one" 'no-such-key'

# the fifth: the first stand in a test of what a failing test says
test_of=$(grep -n 'ck_assert[a-z_]*(' "$root/chapters/$one.nw" | sed -n 5p | cut -d: -f1)
plant "$one" "${test_of:-1}s/ck_assert[a-z_]*(.*/ck_abort_msg(\"planted\");/"
stops 'a failing test' "chapters/$one\.nw:[0-9]+" planted

alt=$(awk '/^<<diagrams\/.*>>=/ { dot = 1 } dot && /alt *= *"/ { print FNR; exit }' "$root/chapters/$one.nw")
plant "$one" "${alt:-1}s/alt *=/note=/"
stops 'a diagram without alt text' "$one\.nw:[0-9]+" 'alt'

plant "$one" '$a\
'
make > "$work/out" 2>&1; holds $? 'and mended, the build succeeds'

# --- a reader's exercises ---------------------------------------------------

stub=$(find tangled/0* -path '*/exercises/[0-9]*.c' | sort | head -n 1)
e=$(basename "$stub" .c)
says () {               # says STATUS WORDS: of the command before
    { [ "$1" = "$2" ] && grep -q -- "$3" "$work/out"; } && ok "$4" || not_ok "$4" < "$work/out"
}
make exercises > "$work/out" 2>&1; says $? 0 "^  $e .* not begun\$" 'an exercise that nobody has begun'
make "exercise-$e" > "$work/out" 2>&1; says $? 2 "exercise $e is not solved: [0-9]* of [0-9]* checks fail" 'a stub is copied, and fails'
cmp -s "$stub" "exercises/$e.c"; says $? 0 '' 'the copy is the stub'
make exercises > "$work/out" 2>&1; says $? 0 "^  $e .* checks fail\$" 'the table says how many checks fail'
cp "tangled/A3-answers/answers/$e.c" "exercises/$e.c"; echo '/* mine */' >> "exercises/$e.c"
make "exercise-$e" > "$work/out" 2>&1; says $? 0 "exercise $e is solved: all" 'an answer is tested'
grep -q mine "exercises/$e.c"; says $? 0 '' 'and not overwritten'
make exercises > "$work/out" 2>&1; says $? 0 "^  $e .* solved\$" 'the table says so'
echo 'no C' > "exercises/$e.c"
make exercises > "$work/out" 2>&1; says $? 0 "^  $e .* does not compile\$" 'what is not C does not stop the table'

# --- clean ------------------------------------------------------------------

mkdir -p exercises; echo 'int answer;' > exercises/9.9.c
find tangled -type f | sort > "$work/before"
make clean > "$work/out" 2>&1; holds $? 'make clean'
if [ ! -e build ] && [ -z "$(ls figures | grep -E 'svg|verdict')" ]; then ok 'removes what was built'
else failure 'removes what was built'; fi
find tangled -type f | sort | diff "$work/before" - > "$work/gone"
[ -e exercises/9.9.c ] || echo 'exercises/9.9.c is gone' >> "$work/gone"
verdict "$work/gone" 'keeps tangled/ and the answers of a reader'
cd "$root" || exit 2
summary
