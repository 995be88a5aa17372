# measure_generation_times.sh - the committed speeds, for the page
results=../../tests/bench/results/generation.csv
awk -F, 'BEGIN { printf "%-19s%9s%9s%9s%9s%8s%8s\n", "model", "cached", "again", "ratio", "prompt", "GB/s", "read" }
    /^[0-9]/ { printf "%-19s%9d%9d%9.1f%9d%8.1f%8.1f\n", $1, $2, $3, $2 / $3, $4, $2 * $5 / 1e9, $6 }' "$results"
echo "== keys"
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '/^4-/ { printf "cached-b = %d\nagain-b = %d\nratio-b = %.0f\n", $2, $3, $2 / $3 }
    /^6-/ { printf "read-c = %.0f\n", $6 }' "$results"
