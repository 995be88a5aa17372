# bench_products.sh - for tests/bench/results/products.csv: sh tests/bench/run.sh products
set -e
echo "# library: $(pkg-config --modversion openblas 2>/dev/null || echo none)"
make -s BUILD="$BENCH" "$BENCH/A8-products/bench_products" >&2
OPENBLAS_NUM_THREADS=1 "$BENCH/A8-products/bench_products"
