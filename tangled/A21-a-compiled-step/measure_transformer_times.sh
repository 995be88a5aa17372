# measure_transformer_times.sh - the committed times, as a table and values
results=../../tests/bench/results/transformer.csv
sed -n 's/^# \([a-z]*\): /transformer-\1 = /p' "$results"
awk -F, '
    BEGIN { split("a b c", name, " ") }
    /^# (parts|peak|kilobytes)-/ {
        split($0, word, " ")
        c = substr(word[2], length(word[2]) - 1, 1)
        if (/parts/) { printf "products-%s = %.0f\nattention-%s = %.0f\nrest-%s = %.0f\n", c, word[3], c, word[4], c, word[5] }
        if (/kilobytes/) printf "planned-%s = %d\napart-%s = %d\n", c, word[3], c, word[4]
    }
    NF == 5 { ms[$1, $2, $3] = $4; p[$1, $2, $3] = $5 }
    function cell(c, way, t) {
        return (c, way, t) in ms ? sprintf("%10.1f", ms[c, way, t]) : "         -"
    }
    function part(c, way, t) {
        return (c, way, t) in p ? sprintf("%9.2f", p[c, way, t]) : "        -"
    }
    END {
        print "config  one thread  of peak  two threads  of peak  same bits  of peak  PyTorch 1, 2"
        for (i = 1; i <= 3; i++) {
            c = name[i]
            printf "%-6s  %s%s   %s%s %s%s %s%s\n", c, cell(c, "compiled", 1), part(c, "compiled", 1), cell(c, "compiled", 2), part(c, "compiled", 2), cell(c, "same bits", 1), part(c, "same bits", 1), cell(c, "torch", 1), cell(c, "torch", 2)
        }
        print "== end"
    }' "$results"
