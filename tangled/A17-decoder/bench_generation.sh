# bench_generation.sh - for tests/bench/results/generation.csv: sh tests/bench/run.sh generation
set -e
make -s BUILD="$BENCH" "$BENCH/A17-decoder/bench_decoder" >&2
"$BENCH/A17-decoder/bench_decoder"
