# caption: Above, the mean loss after each step of the demonstration, on all seven examples at a time and on one. Below, the largest difference between two parameters of the run on data and the run on counts.
# alt: Two plots over 80 steps. Above, on a logarithmic scale, the mean loss falls from 1.6 to 0.01, and the curve for single examples is jagged. Below, the difference grows from a hundred-millionth to a few millionths.
set multiplot
set xrange [0:80]; set grid ytics lw 0.4 lc rgb "#888888"
set lmargin 12; set tics nomirror
set logscale y; set format y "%g"
set origin 0, 0.38; set size 1, 0.62; set bmargin 0.6
set format x ""; set ylabel "mean loss, nats"; set yrange [0.005:3]
plot "measure_curve.txt" using 1:3 with lines lw 1.5 lc rgb "#c08030" title "one at a time", \
     "" using 1:2 with lines lw 2 lc rgb "#3a78d0" title "all seven"
set origin 0, 0; set size 1, 0.38; set bmargin 3; set tmargin 0.4
set format x "%g"; set xlabel "steps"; set ylabel "difference"; set format y "10^{%T}"
set yrange [1e-9:1e-5]; set ytics 100; unset key
plot "measure_curve.txt" using 1:($5 > 0 ? $5 : 1/0) with points pt 7 ps 0.3 lc rgb "#d04878"
unset multiplot
