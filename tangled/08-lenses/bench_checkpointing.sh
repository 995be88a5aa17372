# bench_checkpointing.sh - prints tests/bench/results/checkpointing.csv anew:
#   sh bench_checkpointing.sh > ../../tests/bench/results/checkpointing.csv
set -e
CC=${CC:-gcc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
echo "brackets,microseconds,runs"
make -s CC="$CC" BUILD="$dir" "$dir/08-lenses/bench_checkpointing" >&2
"$dir/08-lenses/bench_checkpointing"
