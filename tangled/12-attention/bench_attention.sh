# bench_attention.sh - prints tests/bench/results/attention.csv anew:
#   sh bench_attention.sh > ../../tests/bench/results/attention.csv
set -e
CC=${CC:-gcc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
echo "length,causal,matrices,tiles"
make -s CC="$CC" BUILD="$dir" "$dir/12-attention/bench_attention" >&2
"$dir/12-attention/bench_attention"
