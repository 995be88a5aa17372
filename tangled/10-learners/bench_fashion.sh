# bench_fashion.sh - for tests/bench/results/fashion.csv: sh tests/bench/run.sh fashion
# Without Debian's dataset-fashion-mnist the results stay as they are.
set -e
data=${FASHION:-/usr/share/datasets/fashion-mnist}
if [ ! -e "$data/train-images-idx3-ubyte.gz" ]; then
    echo "no $data" >&2
    exit 3
fi

for f in train-images-idx3 train-labels-idx1 t10k-images-idx3 t10k-labels-idx1
do
    gzip -dc "$data/$f-ubyte.gz" > "$BENCH/$f"
done
make -s BUILD="$BENCH" "$BENCH/10-learners/bench_fashion" >&2

echo "# seed: 1"
echo "what,value"
begun=$(date +%s)
"$BENCH/10-learners/bench_fashion" "$BENCH/train-images-idx3" \
    "$BENCH/train-labels-idx1" "$BENCH/t10k-images-idx3" "$BENCH/t10k-labels-idx1"
echo "seconds,$(($(date +%s) - begun))"
