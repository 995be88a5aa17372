#!/bin/sh
# run.sh - the times that the pages quote.  A chapter's bench_NAME.sh prints
# CSV, with where and when it ran; it is kept in results/NAME.csv.
cd "$(dirname "$0")/../.." || exit 2
mkdir -p tests/bench/results
for c in tangled/[0-9A]*/; do
    for f in "$c"bench_*.sh; do
        [ -e "$f" ] || continue
        name=$(basename "$f" .sh); name=${name#bench_}
        result=tests/bench/results/$name.csv
        echo "  $name: run"
        (cd "$c" && sh "bench_$name.sh") > "$result.new" && mv "$result.new" "$result" || exit 1
        echo "$result"
    done
done
