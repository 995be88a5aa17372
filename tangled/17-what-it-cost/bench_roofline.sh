# bench_roofline.sh - for tests/bench/results/roofline.csv: limits and times of one run
set -e
at=$BENCH/17-what-it-cost
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
make -s BUILD="$BENCH" "$at/bench_limits" >&2
other () {      # chapter name: its benchmark, into a file
    (cd "../$1" && sh "bench_$2.sh") > "$BENCH/$2.csv"
}
by_hand () {    # name flags: the step by hand, as the compiler makes it
    name=$1; shift
    $CC -std=c11 -D_POSIX_C_SOURCE=200809L -I. -I../A8-products -I../A12-functions "$@" \
        -o "$at/hand" hand_step.c bench_hand.c -lm
    "$at/hand" "$name"
}
lenses () {     # compiler
    command -v "$1" > /dev/null || return 0
    "$1" -std=c11 -O2 -ffp-contract=off -D_POSIX_C_SOURCE=200809L -I. \
        -I../01-objects -I../02-arrows -I../03-a-tiny-model \
        -I../07-reverse-derivatives -I../08-lenses -I../A12-functions \
        -I../A8-products -o "$at/lenses" ../08-lenses/network.c \
        bench_lenses.c -lm
    "$at/lenses" "$1"
}
echo "what,name,threads,value"
"$at/bench_limits"
other A21-a-compiled-step transformer
by_hand hand-O2 -O2 -ffp-contract=off
by_hand hand-O3-native -O3 -march=native -ffp-contract=off
by_hand hand-any-order -O3 -march=native -ffast-math
lenses gcc
lenses clang
"$at/bench_limits"
other A10-programs program
other A17-decoder generation
other 04-training training
"$at/bench_limits"
for f in transformer program generation training; do
    awk -F, -f times.awk "$BENCH/$f.csv"
done
