# bench_tokens.sh - for tests/bench/results/tokens.csv: sh tests/bench/run.sh tokens
set -e
make -s BUILD="$BENCH" "$BENCH/A14-tokens/bench_tokens" >&2
cat ../../chapters/0[0-9]-*.nw ../../chapters/1[01]-*.nw > "$BENCH/seen"
cat ../../chapters/12-*.nw > "$BENCH/unseen"
"$BENCH/A14-tokens/bench_tokens" "$BENCH/seen" "$BENCH/unseen"
