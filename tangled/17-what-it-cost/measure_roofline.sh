# measure_roofline.sh - demands and times joined: tables, values, points
results=../../tests/bench/results/roofline.csv
sed -n 's/^# \([a-z]*\): /roofline-\1 = /p' "$results"
"$OUT/intensities" > "$OUT/tasks"
awk -f roofline.awk "$OUT/tasks" FS=, "$results"
