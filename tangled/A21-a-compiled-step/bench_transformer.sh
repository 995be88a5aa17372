# bench_transformer.sh - for tests/bench/results/transformer.csv
set -e
make -s BUILD="$BENCH" "$BENCH/A21-a-compiled-step/bench_transformer" >&2
OPENBLAS_NUM_THREADS=1 "$BENCH/A21-a-compiled-step/bench_transformer"
if /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    /usr/bin/python3 torch_step.py
fi
