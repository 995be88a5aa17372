# bench_products.sh - prints tests/bench/results/products.csv anew:
#   sh bench_products.sh > ../../tests/bench/results/products.csv
set -e
CC=${CC:-gcc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
echo "# library: $(pkg-config --modversion openblas 2>/dev/null || echo none)"
make -s CC="$CC" BUILD="$dir" "$dir/A8-products/bench_products" >&2
OPENBLAS_NUM_THREADS=1 "$dir/A8-products/bench_products"
