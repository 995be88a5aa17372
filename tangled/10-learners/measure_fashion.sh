# measure_fashion.sh - the committed run, as values for the page
results=../../tests/bench/results/fashion.csv
sed -n 's/^# \([a-z]*\): /fashion-\1 = /p' "$results"
sed -n 's/^\([a-z][a-z0-9-]*\),\([0-9.]*\)$/fashion-\1 = \2/p' "$results"
