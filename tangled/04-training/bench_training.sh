# bench_training.sh - prints tests/bench/results/training.csv anew:
#   sh bench_training.sh > ../../tests/bench/results/training.csv
set -e
CC=${CC:-gcc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
bench() {
    make -s CC="$CC" BUILD="$dir" CFLAGS="-O2 -g $2"         "$dir/04-training/bench_training" >&2
    "$dir/04-training/bench_training" "$1"
    rm -r "$dir/04-training"
}
large="-DVOCABULARY=256 -DWIDTH=64 -DCAPACITY=1024"
echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
echo "what,ns_per_step,runs"
bench "" ""
bench -fused "-ffp-contract=fast"
bench "" "$large"
bench -fused "$large -ffp-contract=fast"
