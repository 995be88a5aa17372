# caption: The loss over the logit of the target, the four other logits being 0. The clamped loss has a plateau, and on a plateau gradient descent stands still.
# alt: Two curves falling from left to right. The loss falls along a straight line from 41 at logit -40 to almost 0 at logit 5. The clamped loss is level at 20.7 until logit -19 and falls together with the other from there.
set xrange [-40:5]; set yrange [0:42]
set xlabel "logit of the target"; set ylabel "nats"
set key top right
plot "measure_plateau.txt" using 1:2 with lines lw 2 lc rgb "#d04878" title "the loss", \
     "measure_plateau.txt" using 1:3 with lines lw 2 dt 2 lc rgb "#3a78d0" title "clamped at 1e-9"
