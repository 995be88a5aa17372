# caption: What a check by differences says about a right gelu and about one with a bug, against its step. Where the two curves lie on one another the bug is invisible. The two level lines are the adjoint test, which has no step.
# alt: A plot with logarithmic axes. In single precision the right and the wrong curve fall together to about one in ten thousand and rise again at small steps. In double precision the right curve falls to one in ten billion while the wrong one stays level at about one in a hundred thousand. Two horizontal lines mark the adjoint test, one near 1e-5 and one near 1e-17.
set logscale xy
set xlabel "step"; set ylabel "gap"; set format x "10^{%L}"; set format y "10^{%L}"
set key below maxrows 2; set tics scale 0.4; set yrange [1e-18:1]; set xrange [1e-8:1]
plot "measure_steps.txt" using 1:2 with lines lw 2 lc rgb "#3a78d0" title "single, right", \
     "" using 1:3 with lines dt 2 lw 2 lc rgb "#d04878" title "single, wrong", \
     "" using 1:4 with lines lc rgb "#3a78d0" title "double, right", \
     "" using 1:5 with lines dt 2 lc rgb "#d04878" title "double, wrong", \
     "" using 1:6 with points pt 7 ps 0.4 lc rgb "#3a78d0" title "adjoint, right", \
     "" using 1:7 with points pt 7 ps 0.4 lc rgb "#d04878" title "adjoint, wrong"
