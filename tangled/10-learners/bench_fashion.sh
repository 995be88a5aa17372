# bench_fashion.sh - prints tests/bench/results/fashion.csv anew:
#   sh bench_fashion.sh > ../../tests/bench/results/fashion.csv
# Without Debian's dataset-fashion-mnist the old results are printed.
set -e
CC=${CC:-gcc}
data=${FASHION:-/usr/share/datasets/fashion-mnist}
if [ ! -e "$data/train-images-idx3-ubyte.gz" ]; then
    echo "no $data: the results stay as they are" >&2
    cat ../../tests/bench/results/fashion.csv
    exit
fi

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for f in train-images-idx3 train-labels-idx1 t10k-images-idx3 t10k-labels-idx1
do
    gzip -dc "$data/$f-ubyte.gz" > "$dir/$f"
done
make -s CC="$CC" BUILD="$dir" "$dir/10-learners/bench_fashion" >&2

echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
echo "# compiler: $($CC --version | head -n 1)"
echo "# date: $(date -u +%Y-%m-%d)"
echo "# seed: 1"
echo "what,value"
begun=$(date +%s)
"$dir/10-learners/bench_fashion" "$dir/train-images-idx3" \
    "$dir/train-labels-idx1" "$dir/t10k-images-idx3" "$dir/t10k-labels-idx1"
echo "seconds,$(($(date +%s) - begun))"
