#!/bin/sh
# run.sh [NAME ...] - the times that the pages quote: all, or those named. A chapter's
# bench_NAME.sh compiles into $BENCH and prints CSV. It is kept in results/NAME.csv, behind
# where and when it ran, and for how long; results stay as they are if the script ends with
# 3, for want of something, and says of what.
cd "$(dirname "$0")/../.." || exit 2
mkdir -p tests/bench/results
root=$PWD
CC=${CC:-gcc} BENCH=$(mktemp -d)
export CC BENCH
trap 'rm -rf "$BENCH"' EXIT
names=
for f in tangled/[0-9A]*/bench_*.sh; do
    name=$(basename "$f" .sh); name=${name#bench_}
    case " ${*:-$name} " in *" $name "*) names="$names $f" ;; esac
done
# how long they took the last time, those of which it is known
for f in $names; do
    name=$(basename "$f" .sh)
    sed -n 's/^# run-seconds: //p' "tests/bench/results/${name#bench_}.csv" 2> /dev/null |
        grep . || echo unknown
done | awk '$1 == "unknown" { other++; next } { s += $1 }
    END { printf "  %d to run, about %d minutes", NR, (s + 59) / 60
          if (other) printf "; not counting %d of which it is not known", other
          print "" }'
for f in $names; do
    name=$(basename "$f" .sh); name=${name#bench_}
    result=$root/tests/bench/results/$name.csv
    echo "  $name: run"
    began=$(date +%s)
    {
        echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
        echo "# compiler: $($CC --version | head -n 1)"
        echo "# date: $(date -u +%Y-%m-%d)"
        cd "$(dirname "$f")" && MAKEFLAGS= sh "bench_$name.sh"
    } > "$BENCH/new"
    case $? in
    0) sed "3a # run-seconds: $(($(date +%s) - began))" "$BENCH/new" > "$result"
       echo "${result#"$root"/}" ;;
    3) echo "${result#"$root"/} stays as it is" ;;
    *) exit 1 ;;
    esac
    cd "$root" || exit
    rm -rf "$BENCH"/*
done
