#!/bin/sh
# all.sh - the tests of the book that fit into twenty minutes, and their sum.
# Run by `make check`, after `make book` has run each chapter's own tests.
. "$(dirname "$0")/lib.sh"
unset MAKEFLAGS MAKELEVEL MFLAGS LC_ALL
log=build/check; rm -rf $log; mkdir -p $log

# count NAME PASSED FAILED SKIPPED: a line, from which the sum is made
count() {
    printf '%-28s %6d passed %4d failed %4d skipped %5d s\n' "$1" "$2" "$3" "$4" "$(($(date +%s) - began))"
}

# script NAME: a test of the book, which ends with "NAME: 3 passed, 0 failed[, 1 skipped]"
script() {
    began=$(date +%s)
    sh tests/"$1".sh > $log/"$1" 2>&1; status=$?
    set -- "$1" $(sed -n "s/^$1: \([0-9]*\) passed, \([0-9]*\) failed\(, \([0-9]*\) skipped\)\{0,1\}.*/\1 \2 \4/p" $log/"$1" | tail -n 1)
    if [ $# -lt 3 ] || { [ $status != 0 ] && [ "$3" = 0 ]; }; then
        echo "not ok - tests/$1.sh ended with status $status and no sum"; set -- "$1" "${2:-0}" 1 "${4:-0}"
    fi
    [ "$3" = 0 ] || cat $log/"$1"
    count "$1" "$2" "$3" "${4:-0}"
}

chapters_own() {
    began=$(date +%s)
    set -- $(suites build)
    count "the chapters' own tests" "$1" "$2" 0
    if make -C tangled/A3-answers check > $log/exercises 2>&1; then
        count exercises "$(ls build/*/exercises/*.passed | wc -l)" 0 0
    else
        cat $log/exercises; count exercises 0 1 0
    fi
}

scripts() {
    for t; do script "$t"; done
}

# the mutants of chapters 11 and 12 and of the appendices are dear: sh tests/mutants.sh plants them too
mutants() (
    CHAPTERS=$(ls chapters | sed -n '/^00/d; s/^\(0.*\|10.*\)\.nw$/\1/p')
    MUTANTS=${MUTANTS:-2}
    export CHAPTERS MUTANTS
    script mutants
)

# Two rows of them, each on one processor and about as long as the other; mutants.sh uses all there are.
# make check-long has the rest: twice.sh, targets.sh, and all mutants.
{
    chapters_own
    { scripts again boundaries; } &
    { scripts browser swaps fresh links apparatus deps; } &
    wait
    mutants
} | tee $log/all
awk '/ passed +[0-9]+ failed +[0-9]+ skipped +[0-9]+ s$/ { p += $(NF - 7); f += $(NF - 5); k += $(NF - 3); n++ }
     END { if (n != 11) { print "not ok - expected 11 counts, got " n + 0; f++ }
           print "total: " p + 0 " passed, " f + 0 " failed, " k + 0 " skipped"; exit f > 0 }' $log/all
