# bench_program.sh - prints tests/bench/results/program.csv anew:
#   sh bench_program.sh > ../../tests/bench/results/program.csv
set -e
CC=${CC:-gcc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
echo "# fann: $(pkg-config --modversion fann 2>/dev/null || echo none)"
make -s CC="$CC" BUILD="$dir" "$dir/11-terms/bench_program" >&2
OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 "$dir/11-terms/bench_program"
