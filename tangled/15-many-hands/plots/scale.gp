# caption: Predicted: how many times faster a step of 1,024 shards is on many ranks than on one, for four models, and what it would be if nothing had to be sent or moved.
# alt: Curves on logarithmic scales from 1 to 1,024 ranks. The ideal is a straight line. All models follow it at first and then bend down: tiny and wide early and almost together, small and b later and almost together.
set logscale x 2; set logscale y 2; set xrange [1:1024]; set yrange [1:1024]
set xlabel "ranks"; set ylabel "speed-up"; set key left top; set grid lw 0.4 lc rgb "#888888"; set tics nomirror
plot "measure_scale.txt" using 1:1 with lines lc rgb "#888888" title "ideal", \
     "" using 1:4 with lines lw 2 lc rgb "#3a78d0" title "b", \
     "" using 1:3 with lines lw 2 lc rgb "#c08030" title "small", \
     "" using 1:5 with lines lw 2 lc rgb "#309050" title "wide", \
     "" using 1:2 with lines lw 2 lc rgb "#d04878" title "tiny"
