# measure_seen.sh - bytes predicted, and fetched on a simulated machine
awk -F, -f seen.awk ../../tests/bench/results/counted.csv
