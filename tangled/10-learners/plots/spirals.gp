# caption: The two spirals, seed 1: mean loss of each epoch under the five rules.
# alt: Five curves of the loss over 300 epochs on a logarithmic scale. All stay near 0.7 for 40 epochs. Momentum and Nesterov then fall steeply near epoch 100, Adam and AdamW evenly, and SGD is jagged until epoch 180 and falls below Adam after it.
set logscale y; set xrange [0:300]; set yrange [0.0001:1]; set tics scale 0.4
set format y "%g"
set xlabel "epoch"; set ylabel "nats"; set key bottom left
plot "measure_curves.txt" using 1:2 with lines lw 1.5 lc rgb "#888888" title "SGD", \
     "" using 1:3 with lines lw 1.5 lc rgb "#2a7f62" title "momentum", \
     "" using 1:4 with lines lw 1.5 dt 2 lc rgb "#2a7f62" title "Nesterov", \
     "" using 1:5 with lines lw 1.5 lc rgb "#d04878" title "Adam", \
     "" using 1:6 with lines lw 1.5 dt 2 lc rgb "#d04878" title "AdamW"
