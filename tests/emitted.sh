#!/bin/sh
# emitted.sh - thousands of random terms, emitted as C, have the bits of the reference.
#
# What chapter 16's page does with 240 terms, with other seeds: ROUNDS (21) times 240
# terms to a file, each file compiled by each compiler there is and called.
. "$(dirname "$0")/lib.sh"; begin emitted 240

make -C tangled/16-leaving-the-book "$root/build/16-leaving-the-book/measure_random" > "$work/log" 2>&1 ||
    { not_ok 'the program is there' < "$work/log"; summary; }
for compiler in gcc clang; do
    command -v $compiler > /dev/null || { skip "terms by $compiler: it is not installed"; continue; }
    if OUT=$work CC=$compiler ROUNDS=${ROUNDS:-21} build/16-leaving-the-book/measure_random > "$work/said" 2> "$work/log"
    then ok "$(sed -n 's/^random-same = //p' "$work/said") terms, compiled by $compiler, have the bits of the reference"
    else not_ok "terms, compiled by $compiler, have the bits of the reference" < "$work/log"; fi
done
summary
