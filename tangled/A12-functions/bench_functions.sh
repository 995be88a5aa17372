# bench_functions.sh - for tests/bench/results/functions.csv: sh tests/bench/run.sh functions
set -e
echo "# library: $(getconf GNU_LIBC_VERSION 2>/dev/null || echo unknown)"
make -s BUILD="$BENCH" "$BENCH/A12-functions/bench_functions" >&2
"$BENCH/A12-functions/bench_functions" speed
"$BENCH/A12-functions/bench_functions"
