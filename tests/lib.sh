# lib.sh - what the tests of the book share. A script of tests/ begins with
#
#     . "$(dirname "$0")/lib.sh"; begin NAME SECONDS
#
# and ends with `summary`. It stands in the root of the book, and $work is a
# directory of its own that is removed at the end. Cases are counted in a file,
# so that a case in a pipeline or in a process beside this one counts as well.

set -u
LC_ALL=C; export LC_ALL
cd "$(dirname "$0")/.." || exit 2
root=$(pwd)

begin () {              # begin NAME BUDGET: the name, and the seconds it may take
    test_name=$1 budget=$2 started=$(date +%s)
    work=$(mktemp -d "${TMPDIR:-/tmp}/$1.XXXXXX") || exit 2
    cases=$work/.cases; : > "$cases"
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT TERM
}

ok () {                 # ok CASE
    printf 'ok - %s\n' "$*"; echo passed >> "$cases"
}

not_ok () {             # not_ok CASE; the details are read from standard input
    details=$(head -n 30 | sed 's/^/    /')
    printf 'not ok - %s\n' "$*"
    [ -z "$details" ] || printf '%s\n' "$details"
    echo failed >> "$cases"
}

failure () {            # failure CASE: the same, and there are no details
    not_ok "$@" < /dev/null
}

skip () {               # skip CASE: the reason is part of the sentence
    printf 'skip - %s\n' "$*"; echo skipped >> "$cases"
}

verdict () {            # verdict FILE CASE: ok if FILE, of complaints, is empty
    complaints=$1; shift
    if [ -s "$complaints" ]; then not_ok "$@" < "$complaints"; else ok "$@"; fi
}

count () { grep -c "^$1" "$cases"; }

# suites DIRECTORY: what Check's programs counted, in the logs below it: passed and failed
suites () {
    find "$1" -name '*.log' ! -path '*/exercises/*' -exec sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' {} + |
    awk '{ n += $1; f += $2 + $3 } END { print n - f, f + 0 }'
}

summary () {            # the last line, and the status
    seconds=$(($(date +%s) - started))
    printf '%s: %d passed, %d failed, %d skipped in %d s (budget %d s)\n' \
        "$test_name" "$(count passed)" "$(count failed)" "$(count skipped)" \
        "$seconds" "$budget"
    [ "$(count failed)" = 0 ]; exit
}

need () {               # need PROGRAM ...: skip the whole script without them
    for program; do
        command -v "$program" > /dev/null && continue
        skip "$test_name: $program is not installed"; summary
    done
}

# --- the book ---------------------------------------------------------------

NOWEB=${NOWEB:-/usr/lib/noweb}

chapters () {           # the names of the chapters, in order
    for nw in chapters/*.nw; do
        [ ! -e "$nw" ] || basename "$nw" .nw
    done
}

variable () {           # variable CHAPTER NAME: a variable of its Makefile
    printf 'include Makefile\n.PHONY: show\nshow: ; @:$(info $(%s))\n' "$2" |
        make -s --no-print-directory -C "tangled/$1" -f - show
}

snapshot () {           # from here on in a copy, which nobody else changes
    mkdir "$work/here"
    cp -rp tangled chapters tests "$work/here"
    mkdir "$work/here/build"
    for tool in A6-pages/weave A2-diagrams/commute; do
        [ ! -x "build/$tool" ] || { mkdir -p "$work/here/build/${tool%/*}"; cp -p "build/$tool" "$work/here/build/$tool"; }
    done
    cd "$work/here" || exit 2
}

copy_book () {          # copy_book DIRECTORY: the sources, without what is built
    mkdir -p "$1" && tar -c --exclude=./build --exclude=./.git \
        --exclude='./figures/*.svg' --exclude='./figures/*.verdict' . |
        tar -x -C "$1"
}

small_book () {         # small_book DIRECTORY: a book without chapters, to break
    mkdir -p "$1/chapters" "$1/tangled" "$1/tests"
    cp tangled/chapter.mk "$1/tangled"
    cp tests/*.sh tests/*.awk tests/*.mk tests/*.c "$1/tests"
}
