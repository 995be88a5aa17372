# measure_goals.sh - what was aimed at, and what was measured
cat ../../tests/bench/results/roofline.csv ../../tests/bench/results/transformer.csv > "$OUT/runs"
"$OUT/intensities" > "$OUT/tasks-of-goals"
awk -f goals.awk "$OUT/tasks-of-goals" FS=, "$OUT/runs" FS='|' goals.txt
