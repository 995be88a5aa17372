# measure_generation_times.sh - the committed speeds, for the page
results=../../tests/bench/results/generation.csv
awk -F, 'BEGIN { printf "%-19s%9s%9s%9s%9s\n", "model", "cached", "again", "ratio", "prompt" }
    /^[0-9]/ { printf "%-19s%9d%9d%9.1f%9d\n", $1, $2, $3, $2 / $3, $4 }' "$results"
echo "== keys"
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '/^2-/ { printf "four-a = %.1f\n", 4 * $2 / $4 }
    /^6-/ { printf "four-c = %.1f\n", 4 * $2 / $4 }
    /^4-/ { printf "cached-b = %d\nagain-b = %d\nratio-b = %.0f\n", $2, $3, $2 / $3 }' "$results"
