# bench_generation.sh - for tests/bench/results/generation.csv: sh tests/bench/run.sh generation
set -e
make -s BUILD="$BENCH" "$BENCH/14-generation/bench_generation" >&2
"$BENCH/14-generation/bench_generation"
