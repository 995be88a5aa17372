# caption: Logits of two tokens. Each grey line is one element of the quotient: all its points mean the same odds. The map q slides along the line to the corner-shaped set Q, where the larger logit is 0, and s includes Q again.
# alt: A plane with parallel diagonal lines of slope one. A thick right-angled curve runs along the negative horizontal axis to the origin and down the negative vertical axis; each diagonal line meets it in one dot.
set size ratio -1
set xrange [-3:3]; set yrange [-3:3]
set xtics 1; set ytics 1; set tics scale 0.4
set xlabel "logit of token 0"; set ylabel "logit of token 1"
unset key
do for [k = -2:2] {
    set label k + 3 "" point pt 7 ps 0.8 lc rgb "#d04878" at (k > 0 ? -k : 0), (k > 0 ? 0 : k)
}
set arrow 1 from -3, 0 to 0, 0 nohead lw 3 lc rgb "#d04878"
set arrow 2 from 0, -3 to 0, 0 nohead lw 3 lc rgb "#d04878"
set arrow 3 from 2, 1 to 0.15, -0.85 lw 1.5
set label 11 "q" font ",17" at 1.25, -0.2
set label 12 "Q" font ",17" at -2.8, 0.35
plot for [k = -4:4] x + k lw 1 lc rgb "#888888"
