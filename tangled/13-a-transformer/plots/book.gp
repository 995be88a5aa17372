# caption: The loss on the sources of chapters 0 to 11, of the batches and of the tenth that is not trained on, in nats for each byte.
# alt: Two curves fall together, steeply in the first hundred steps and then ever more slowly; the batch's is jagged, the other is smooth.
set tics scale 0.4; set yrange [0:6]
set xlabel "steps"; set ylabel "nats for each byte"; set key top right
plot "measure_book.txt" using 1:2 with lines lw 1.2 lc rgb "#888888" title "the batch", \
     "" using 1:3 with lines lw 2 lc rgb "#2a7f62" title "the other tenth"
