# bench_terms.sh - prints tests/bench/results/terms.csv anew:
#   sh bench_terms.sh > ../../tests/bench/results/terms.csv
set -e
CC=${CC:-gcc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
echo "operations,reversed,bytes,build,reverse,plan,normal"
make -s CC="$CC" BUILD="$dir" "$dir/11-terms/bench_terms" >&2
"$dir/11-terms/bench_terms"
