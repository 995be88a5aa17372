# measure_decoder_times.sh - the committed speeds, for the page
results=../../tests/bench/results/generation.csv
awk -F, 'BEGIN { printf "%-19s%10s%8s%8s%8s\n", "model", "tokens/s", "MB", "GB/s", "read" }
    /^[0-9]/ { printf "%-19s%10d%8.1f%8.1f%8.1f\n", $1, $2, $5 / 1e6, $2 * $5 / 1e9, $6 }' "$results"
echo "== keys"
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
