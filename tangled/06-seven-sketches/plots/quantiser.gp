# caption: Left, the worst error of each cell, in steps: half a step for all 256 codes, and beyond the last of them as much as the weight is beyond it. Right, the error itself at the upper end, where the saw runs out of teeth.
# alt: Two panels. On the left dots lie on a level line at one half from code -128 to 127 and rise steeply on either side. On the right a saw between minus one half and one half, which after 127.5 falls along a straight line.
set multiplot layout 1,2
set xlabel "weight / step"; unset key; set tics scale 0.4
set xrange [-142:142]; set yrange [0:12]; set xtics (-128, -64, 0, 64, 127); set ytics (0.5, 4, 8, 12)
set title "worst |error| / step"
plot "measure_error.txt" index 0 using 1:2 with points pt 7 ps 0.35 lc rgb "#d04878"
set xrange [122:130]; set yrange [-3:1]; set xtics 2; set ytics 1
set title "error / step"
plot "measure_error.txt" index 1 using 1:2 with lines lw 1.5 lc rgb "#d04878", 0.5 lc rgb "#888888", -0.5 lc rgb "#888888"
unset multiplot
