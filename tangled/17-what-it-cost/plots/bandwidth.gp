# caption: Bytes a second against the size of what is read again and again, one thread (dots) and two (rings); crosses are the triad, one thread.
# alt: Falling curves in steps on logarithmic axes, from 16 kilobytes to 128 megabytes. All are highest at the left and level off at the right, where the bytes come from memory.
set logscale xy; set tics scale 0.4; unset key
set xlabel "bytes"; set ylabel "thousand million a second"
set xtics ("16 kB" 16384, "128 kB" 131072, "1 MB" 1048576, "8 MB" 8388608, "128 MB" 134217728)
set xrange [1e4:2e8]; set yrange [5:*]
rows(what, t) = sprintf("< sed -n 's/^curve %s %d //p' measure_roofline.txt", what, t)
plot rows("read", 1) using 1:2 with linespoints pt 7 ps 0.6 lw 1.5 lc rgb "#d04878", \
     rows("read", 2) using 1:2 with linespoints pt 6 ps 1.1 lw 1.5 lc rgb "#3a78d0", \
     rows("triad", 1) using 1:2 with linespoints pt 2 ps 0.8 lw 1.5 dt 2 lc rgb "#707070"
