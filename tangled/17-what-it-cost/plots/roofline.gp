# caption: Operations a second against operations per byte, one thread. The lines are the machine: the slope of memory, and above it that of the cache at 256 kB; the flat part is the peak. Dots are training steps of transformers, rings tokens that they write, squares perceptrons, triangles the steps of chapter 4.
# alt: Two slopes on logarithmic axes that meet a flat line, the peak. Training steps a, b and c lie close below the flat line at the right, tokens at the left near the slopes, the others between.
set logscale xy; set tics scale 0.4; unset key
set xlabel "operations per byte"; set ylabel "thousand million a second"
set xrange [0.2:1000]; set yrange [1:300]
points(kind) = sprintf("< sed -n 's/^point %s //p' measure_roofline.txt", kind)
roof(which) = sprintf("< sed -n 's/^roof %s //p' measure_roofline.txt", which)
plot roof("memory") using 1:2 with lines lw 1.5 lc rgb "#707070", \
     roof("cache") using 1:2 with lines lw 1.5 dt 2 lc rgb "#707070", \
     points("step") using 1:2 with points pt 7 ps 0.9 lc rgb "#d04878", \
     "" using 4:5:3 with labels font ',14', \
     points("token") using 1:2 with points pt 6 ps 1.1 lw 1.5 lc rgb "#3a78d0", \
     "" using 4:5:3 with labels font ',14', \
     points("net") using 1:2 with points pt 5 ps 0.8 lc rgb "#308050", \
     "" using 4:5:3 with labels font ',14', \
     points("pairs") using 1:2 with points pt 9 ps 1.1 lc rgb "#c08030", \
     "" using 4:5:3 with labels font ',14'
