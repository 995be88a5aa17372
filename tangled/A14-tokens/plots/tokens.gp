# caption: Bytes per token against the size of the vocabulary: chapters 0 to 11, which were learned from (dots), chapter 12 (rings), and chapters 0 to 11 learned without the rule about words (crosses).
# alt: Three rising curves on a logarithmic axis from 512 to 4096. Each doubling of the vocabulary adds a little more than half a byte per token; the crosses are highest and the rings lowest.
set logscale x; set xrange [450:4700]; set yrange [1:5]; set tics scale 0.4
set xlabel "vocabulary"; set ylabel "bytes per token"; unset key
set xtics (512, 1024, 2048, 4096)
plot "< sed -n 's/^point //p' measure_book.txt" using 1:2 with linespoints pt 7 ps 0.6 lw 1.5 lc rgb "#d04878", \
     "" using 1:3 with linespoints pt 6 ps 1.1 lw 1.5 lc rgb "#3a78d0", \
     "" using 1:4 with linespoints pt 2 ps 0.9 lw 1.5 dt 2 lc rgb "#707070"
