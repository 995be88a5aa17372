# bench_counted.sh - for tests/bench/results/counted.csv: lines fetched, instructions done
set -e
command -v valgrind > /dev/null || { echo 'no valgrind' >&2; exit 3; }
at=$BENCH/17-what-it-cost
make -s BUILD="$BENCH" "$at/bench_counted" >&2
modules=$(ls ../0[1-4]-*/*.c | grep -v '/\(check\|measure\|bench\)_\|/demo\.c')
"$CC" -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -g -ffp-contract=off -fno-math-errno \
    -DVOCABULARY=256 -DWIDTH=64 -DCAPACITY=1024 -I. -I../01-objects -I../02-arrows \
    -I../03-a-tiny-model -I../04-training -o "$at/pairs" bench_pairs.c $modules -lm
counted () {    # out options program name
    out=$1; shift
    valgrind -q --tool=callgrind --toggle-collect=counted --compress-strings=no \
        --compress-pos=no --callgrind-out-file="$out" "$@" 2> "$out.err" > "$out.said" ||
        { cat "$out.err" >&2; exit 1; }
}
echo "what,name,of,value"
for row in a,262144 a,1048576 a,4194304 a,8388608 b,4194304 b,8388608 b,33554432; do
    name=gradient-${row%,*} cache=${row#*,}
    counted "$at/lines" --cache-sim=yes --D1=32768,8,64 --LL="$cache,16,64" \
        "$at/bench_counted" "$name"
    awk -v name="$name" '{ printf "predicted,%s,,%s\nwidest,%s,,%s\n", name, $1, name, $2 }' \
        "$at/lines.said"
    sed -n 's/^totals: //p' "$at/lines" |
        awk -v name="$name,$cache" '{ printf "fetched,%s,%d\n", name, 64 * ($8 + $9) }'
done | awk '!seen[$0]++'
for name in small-train small-answer token-a large-data large-counts; do
    case $name in large-*) program=pairs ;; *) program=bench_counted ;; esac
    counted "$at/lines" "$at/$program" "$name"
    awk -v task="$name" -f counted.awk "$at/lines"
done
