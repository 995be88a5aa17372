# measure_function_times.sh - the committed times and errors, for the page
results=../../tests/bench/results/functions.csv
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '
    function cell(x) { return x > 0 ? sprintf("%9.1f", x) : "        -" }
    $1 == "speed" { speed[++n] = sprintf("%-8s %9.2f", $2, $3) cell($4) cell($5) cell($6) cell($7) }
    $1 == "all" {
        all[++m] = sprintf("%-8s %10d %8.2f %8.2f %8.2f %6d", $2, $3, $4, $6, $7, $8)
        printf "%s-differ = %.2f\n%s-normal = %.2f\n", $2, $7, $2, $5
    }
    END {
        print "times     library      one     four    eight  sixteen"
        for (i = 1; i <= n; i++) print speed[i]
        print "== floats"
        print "floats     compared     ours  library   differ   down"
        for (i = 1; i <= m; i++) print all[i]
        print "== all"
    }' "$results"
