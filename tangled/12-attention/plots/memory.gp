# caption: Bytes besides queries, keys, values and answer, there and back, for one head of 64 components: with matrices (dots) and in tiles of 64 keys (rings).
# alt: Two lines on logarithmic axes against the length. The line of the matrices rises twice as steeply as that of the tiles, which is flat at first, and the gap between them grows from a factor of 25 to one of more than five thousand.
set logscale xy; set xrange [50:20000]; set yrange [500:5e9]; set tics scale 0.4
set xlabel "length"; set ylabel "bytes"; unset key
set xtics (64, 128, 512, 2048, 8192)
plot "< sed -n '/^ *[0-9]/p' measure_memory.txt" using 1:3 with linespoints pt 7 ps 0.6 lw 1.5 lc rgb "#d04878", \
     "" using 1:4 with linespoints pt 6 ps 1.1 lw 1.5 lc rgb "#3a78d0"
