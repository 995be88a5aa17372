# measure_times.sh - the committed times, as values for the page
results=../../tests/bench/results/checkpointing.csv
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '$2 + 0 > 0 { printf "time-%s = %.0f\n", $1, $2; t[$1] = $2 }
    END { printf "ratio-9 = %.2f\n", t["best-9"] / t["right"] }' "$results"
