# caption: The loss while the model learns sums: of the batch of each step shown, of another text, and the least that a reader can have who knows the law.
# alt: Two curves fall together from 4.8 to about 0.4 in 200 steps, then slowly towards a dashed line at 0.227, which they nearly reach.
set logscale y; set tics scale 0.4; set yrange [0.18:6]
set xlabel "steps"; set ylabel "nats for each byte"; set key top right
ideal = system("sed -n 's/^ideal = //p' measure_training.txt") + 0
set ytics (0.2, 0.5, 1, 2, 5)
plot "measure_training.txt" using 1:2 with lines lw 1.5 lc rgb "#888888" title "the batch", \
     "" using 1:3 with lines lw 2 lc rgb "#2a7f62" title "another text", \
     ideal with lines lw 1.5 dt 2 lc rgb "#d04878" title "who knows the law"
