# bench_library.sh - for tests/bench/results/library.csv: sh tests/bench/run.sh library
set -e
make -s BUILD="$BENCH" "$BENCH/A11-library/bench_library" >&2
"$BENCH/A11-library/bench_library"
