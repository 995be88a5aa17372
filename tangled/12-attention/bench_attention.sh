# bench_attention.sh - for tests/bench/results/attention.csv: sh tests/bench/run.sh attention
set -e
echo "length,causal,matrices,tiles"
make -s BUILD="$BENCH" "$BENCH/12-attention/bench_attention" >&2
"$BENCH/12-attention/bench_attention"
