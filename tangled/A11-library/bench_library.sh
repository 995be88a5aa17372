# bench_library.sh - prints tests/bench/results/library.csv anew
set -e
CC=${CC:-gcc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
make -s CC="$CC" BUILD="$dir" "$dir/A11-library/bench_library" >&2
"$dir/A11-library/bench_library"
