# caption: Milliseconds of one head of 64 components, there and back: with matrices (dots) and in tiles (rings); full lines without a mask, broken lines causal. The broken lines lie on each other.
# alt: Four nearly straight lines on logarithmic axes with the same slope. Tiles without a mask are the highest; the other three lie close together.
set logscale xy; set xrange [50:2600]; set tics scale 0.4
set xlabel "length"; set ylabel "milliseconds"; unset key
set xtics (64, 128, 256, 512, 1024, 2048)
rows(c) = sprintf("< awk '$2 == %d && NF == 4' measure_times.txt", c)
plot rows(0) using 1:3 with linespoints pt 7 ps 0.6 lw 1.5 lc rgb "#d04878", \
     rows(0) using 1:4 with linespoints pt 6 ps 1.1 lw 1.5 lc rgb "#3a78d0", \
     rows(1) using 1:3 with linespoints pt 7 ps 0.6 lw 1.5 dt 2 lc rgb "#d04878", \
     rows(1) using 1:4 with linespoints pt 6 ps 1.1 lw 1.5 dt 2 lc rgb "#3a78d0"
