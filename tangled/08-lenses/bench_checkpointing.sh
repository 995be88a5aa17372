# bench_checkpointing.sh - for tests/bench/results/checkpointing.csv: sh tests/bench/run.sh checkpointing
set -e
echo "brackets,microseconds,runs"
make -s BUILD="$BENCH" "$BENCH/08-lenses/bench_checkpointing" >&2
"$BENCH/08-lenses/bench_checkpointing"
