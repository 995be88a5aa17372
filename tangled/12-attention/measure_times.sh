# measure_times.sh - the committed times, for the plot and the page
results=../../tests/bench/results/attention.csv
awk -F, '$1 + 0 > 0 { print $1, $2, $3, $4 }' "$results"
echo "== keys"
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '$1 == 2048 { printf "time-matrices-%d = %.0f\ntime-tiles-%d = %.0f\n",
    $2, $3, $2, $4; printf "time-ratio-%d = %.2f\n", $2, $4 / $3 }' "$results"
