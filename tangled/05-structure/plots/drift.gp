# caption: How far the loss of each float program is from that of the exact one, at each step. Gaps in the curves are steps at which the losses are equal.
# alt: Three curves on a logarithmic scale over 1000 steps. For a hundred steps the differences are zero or a ten-millionth, then they grow a hundred-thousandfold within fifty steps, and stay between a hundred-thousandth and a tenth.
set logscale y; set format y "10^{%T}"; set yrange [1e-8:1e-1]
set xrange [0:1000]; set grid ytics lw 0.4 lc rgb "#888888"; set tics nomirror
set xlabel "steps"; set ylabel "difference of the losses, nats"; set key right bottom
plot "measure_drift.txt" using 1:($2 > 0 ? $2 : 1/0) with lines lc rgb "#3a78d0" title "in order", \
     "" using 1:($3 > 0 ? $3 : 1/0) with lines lc rgb "#c08030" title "backwards", \
     "" using 1:($4 > 0 ? $4 : 1/0) with lines lc rgb "#d04878" title "two machines"
