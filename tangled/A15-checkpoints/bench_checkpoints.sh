# bench_checkpoints.sh - for results/checkpoints.csv: sh tests/bench/run.sh checkpoints
set -e
make -s BUILD="$BENCH" "$BENCH/A15-checkpoints/bench_checkpoints" >&2
"$BENCH/A15-checkpoints/bench_checkpoints" "$BENCH/model"
