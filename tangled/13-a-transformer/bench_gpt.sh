# bench_gpt.sh - for tests/bench/results/gpt.csv: sh tests/bench/run.sh gpt
# trains on the sources of chapters 0 to 11; GPT_STEPS says how long
set -e
make -s BUILD="$BENCH" "$BENCH/13-a-transformer/bench_gpt" >&2
cat ../../chapters/0[0-9]-*.nw ../../chapters/1[01]-*.nw |
    "$BENCH/13-a-transformer/bench_gpt" "${GPT_STEPS:-1500}"
