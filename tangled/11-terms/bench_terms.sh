# bench_terms.sh - for tests/bench/results/terms.csv: sh tests/bench/run.sh terms
set -e
echo "operations,reversed,bytes,build,reverse,plan,normal"
make -s BUILD="$BENCH" "$BENCH/11-terms/bench_terms" >&2
"$BENCH/11-terms/bench_terms"
