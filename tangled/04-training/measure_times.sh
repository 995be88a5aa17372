# measure_times.sh - the committed times, as values for the page
results=../../tests/bench/results/training.csv
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '/^demo/ { printf "time-%s = %.2f\n", $1, $2 / 1e3 }
         /^large/ { printf "time-%s = %.3g\n", $1, $2 / 1e6 }' "$results"
