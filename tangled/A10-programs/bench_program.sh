# bench_program.sh - for tests/bench/results/program.csv: sh tests/bench/run.sh program
set -e
echo "# fann: $(pkg-config --modversion fann 2>/dev/null || echo none)"
make -s BUILD="$BENCH" "$BENCH/A10-programs/bench_program" >&2
OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 "$BENCH/A10-programs/bench_program"
