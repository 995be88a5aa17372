# bench_training.sh - for tests/bench/results/training.csv: sh tests/bench/run.sh training
set -e
bench() {
    make -s BUILD="$BENCH" CFLAGS="-O2 -g $2"         "$BENCH/04-training/bench_training" >&2
    "$BENCH/04-training/bench_training" "$1"
    rm -r "$BENCH/04-training"
}
large="-DVOCABULARY=256 -DWIDTH=64 -DCAPACITY=1024"
echo "what,ns_per_step,runs"
bench "" ""
bench -fused "-ffp-contract=fast"
bench "" "$large"
bench -fused "$large -ffp-contract=fast"
