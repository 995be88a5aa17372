# measure_speed.sh - the committed times, as values and a table for the page
results=../../tests/bench/results/terms.csv
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '$1 + 0 > 0 { printf "total-%d = %.0f\n", $1, $4 + $5 + $6 + $7;
    printf "per-%d = %.0f\n", $1, $3 / $1; printf "reversed-%d = %d\n", $1, $2
    printf "reverse-ms-%d = %.0f\n", $1, $5
    printf "ns-%d = %.0f\n", $1, 1e6 * ($4 + $5 + $6 + $7) / $1 }' "$results"
echo "== milliseconds"
awk -F, 'BEGIN { f = "%10s %10s %10s %8s %8s %8s %8s\n" }
    $1 != "" && !/^#/ { printf f, $1, $2, $3, $4, $5, $6, $7 }' "$results"
