# caption: 256 layers: evaluations against values kept. The line is the formula of Griewank and Walther, small dots are runs of the best brackets, and rings the four families: left, halves, blocks of 16, right. The ring of the blocks is on the line, that of the halves above it.
# alt: A curve that falls steeply from 32640 evaluations at two values to about 800 at nine, and slowly to 255 at 256. Dots lie on it. Of four rings three lie on the curve and one, at nine values, above it.
set logscale xy; set xrange [1.7:300]; set yrange [200:50000]; set tics scale 0.4
set xlabel "values kept"; set ylabel "evaluations"; unset key
set xtics (2, 4, 9, 16, 31, 64, 128, 256)
plot "measure_curve.txt" index 0 with lines lw 1.5 lc rgb "#888888", \
     "" index 1 with points pt 7 ps 0.4 lc rgb "#d04878", \
     "" index 2 with points pt 6 ps 1.4 lw 2 lc rgb "#d04878"
