#!/bin/sh
# run.sh - the times that the pages quote.  Each chapter's bench_NAME prints
# CSV; its results are kept, with where and when, in results/NAME.csv.
cd "$(dirname "$0")/../.." || exit 2
mkdir -p tests/bench/results
for c in tangled/[0-9A]*/; do
    set -- "$c"bench_*.c
    [ -e "$1" ] || continue
    make -C "$c" bench || exit 1
    for f; do
        name=$(basename "$f" .c)
        result=tests/bench/results/${name#bench_}.csv
        echo "  $name: run"
        {
            echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cpus"
            echo "# compiler: $(gcc --version | head -n 1)"
            echo "# date: $(date +%F)"
            build/"$(basename "$c")/$name"
        } > "$result.new" && mv "$result.new" "$result" || exit 1
        echo "$result"
    done
done
