#!/bin/sh
# boundaries.sh - a reader who stops after any chunk has a program that compiles.
#
# Each chapter is cut after each of its chunks: the bodies of later chunks are
# blank, the chapter's headers are whole and #include lines are always there.
# Every C file that the chunk changes is compiled (-fsyntax-only), with the flags
# and the include path of its chapter. CHAPTERS=… restricts the run.
. "$(dirname "$0")/lib.sh"; begin boundaries 90

tree=$work/tangled; mkdir "$tree"; cp tangled/chapter.mk "$tree"

tangle () {             # tangle CHAPTER: whole, for its headers
    mkdir -p "$tree/$1" "$work/$1"
    "$NOWEB/markup" -t "chapters/$1.nw" > "$work/$1.tokens" || return
    (cd "$tree/$1" && sed -n 's,^@defn \([^ ]*\)/[^ /]*$,\1,p' "$work/$1.tokens" |
        sort -u | xargs -r mkdir -p
     "$NOWEB/mnt" -t8 -all < "$work/$1.tokens")
}

# flags CHAPTER ROOT: how chapter.mk compiles that file. An answer N.M.c belongs
# to the tree of chapter N.
flags () {
    chapter=$1 stem=$(basename "$2" .c) inside=
    case $2 in
    exercises/*) inside=-Iexercises ;;
    answers/*)   chapter=$(answered "$2") inside="-I../$chapter/exercises" ;;
    runtime/*)   inside=-Iruntime ;;
    esac
    variable "$chapter" "HOUSE) $inside \$(INCLUDES) \$(${stem}_CFLAGS) \$(patsubst -l%,,\$(CHECK)"
}

answered () {           # answered answers/N.M.c: the chapter N
    n=$(basename "$1"); n=${n%%.*}
    for c in $(chapters); do
        case $c in "$n"-* | "0$n"-*) echo "$c" ;; esac
    done
}

variable () (           # as in lib.sh, in the tree that was just tangled
    printf 'include Makefile\n.PHONY: show\nshow: ; @:$(info $(%s))\n' "$2" |
        make -s --no-print-directory -C "$tree/$1" -f - show
)

# compile one file as it stands after one chunk; a complaint if it does not
cat > "$work/compile" <<'E'
tree=$1 work=$2 job=$3
IFS='	' read -r k line root file name < "$job"
chapter=$(basename "$(dirname "$job")")
cd "$tree/$chapter" || exit
stem=$(echo "$root" | tr / _)
${CC:-gcc} $(cat "$work/$chapter/flags-$stem") -iquote "$(dirname "$root")" \
    -Wno-unused -Werror=implicit-function-declaration -Werror=implicit-int \
    -fmax-errors=1 -fsyntax-only -x c "$file" > "$job.err" 2>&1 && exit
number=${chapter%%-*}
{
    echo "$chapter, after chunk ${number#0}.$k <<$name>> (chapters/$chapter.nw:$line):"
    grep -m 1 'error' "$job.err" | sed "s,^$file,$root,"
} > "$job.bad"
E

for c in ${CHAPTERS:-$(chapters)}; do tangle "$c"; done
for c in $(chapters); do [ -d "$tree/$c" ] || tangle "$c"; done

for c in ${CHAPTERS:-$(chapters)}; do
    grep -q '^@defn .*\.c$' "$work/$c.tokens" || continue
    awk -v OUT="$work/$c" -f tests/boundaries.awk < "$work/$c.tokens" > "$work/$c/jobs"
    # the last state of each file is the file
    cut -f 3 "$work/$c/jobs" | sort -u | while read -r root; do
        last=$(awk -F '\t' -v r="$root" '$3 == r { f = $4 } END { print f }' "$work/$c/jobs")
        diff -qw "$last" "$tree/$c/$root" > "$work/diff" || failure "boundaries.awk tangles $c/$root as noweb does"
        flags "$c" "$root" > "$work/$c/flags-$(echo "$root" | tr / _)"
    done
    awk -v D="$work/$c" '{ f = D "/job" NR; print > f; close(f); print f }' \
        "$work/$c/jobs" >> "$work/all"
done
touch "$work/all"
xargs -P "$(nproc)" -n 1 sh "$work/compile" "$tree" "$work" < "$work/all"
for c in ${CHAPTERS:-$(chapters)}; do
    [ -e "$work/$c/jobs" ] || continue
    for bad in $(cut -f 1 "$work/$c/jobs" | awk -v D="$work/$c" '{ print D "/job" NR ".bad" }'); do
        [ ! -e "$bad" ] || cat "$bad"
    done > "$work/$c/bad"
    n=$(wc -l < "$work/$c/jobs")
    verdict "$work/$c/bad" "$c compiles after each of its chunks ($n compilations)"
done

# Is a bad boundary found? A book of one chapter, with a call before its function.
if [ -z "${SELF_TEST:-}" ]; then
    small_book "$work/small"
    cat > "$work/small/chapters/01-small.nw" <<'E'
# Small
<<Makefile>>=
NEEDS =
include ../chapter.mk
<<small.h>>=
int twice (int x);
<<small.c>>=
#include "small.h"
<<the other functions>>
int four (void);
int four (void)
{
    return twice (helper ());
}
@ Too late.
<<the other functions>>=
static int helper (void)
{
    return 2;
}
<<small.c>>=
int twice (int x)
{
    return x + x;
}
E
    SELF_TEST=1 CHAPTERS= sh "$work/small/tests/boundaries.sh" > "$work/out" 2>&1
    if grep -q 'after chunk 1.3 <<small.c>> (chapters/01-small.nw:7)' "$work/out" &&
       grep -q "implicit declaration of function .helper" "$work/out" &&
       [ "$(grep -c 'after chunk' "$work/out")" = 1 ]
    then ok 'a call before its function is found'
    else not_ok 'a call before its function is found' < "$work/out"; fi
fi
summary
