# measure_library.sh - the committed times, for the page
results=../../tests/bench/results/library.csv
sed -n 's/^# \([a-z]*\): /library-\1 = /p' "$results"
awk -F, '!/^#/ { printf "%10s %8s %9s %8s %11s\n", $1, $2, $3, $4, $5 }' \
    "$results"
