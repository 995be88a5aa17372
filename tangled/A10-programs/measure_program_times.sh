# measure_program_times.sh - the committed speeds, as a table and values
results=../../tests/bench/results/program.csv
sed -n 's/^# \([a-z]*\): /program-\1 = /p' "$results"
awk -F, '
    BEGIN {
        split("train train-same-bits evaluate fann-train answer answer-same-bits fann-answer", way, " ")
        split("compiled, trains/compiled, the same bits, trains/evaluated, trains/FANN, trains/compiled, answers/compiled, the same bits, answers/FANN, answers", says, "/")
    }
    $3 > 0 && NF == 4 { s[$1, $2] = $3; p[$1, $2] = $4 }
    function table(net,    i) {
        printf "%-34s samples/s  per cent\n", net
        for (i = 1; i <= 7; i++)
            if ((net, way[i]) in s)
                printf "%-34s %9d %9.1f\n", says[i], s[net, way[i]], p[net, way[i]]
    }
    END {
        big = "784-128-64-10"
        printf "train-percent = %.0f\n", p[big, "train"]
        printf "answer-percent = %.0f\n", p[big, "answer"]
        printf "same-percent = %.0f\n", p[big, "train-same-bits"]
        printf "train-thousands = %.0f\n", s[big, "train"] / 1000
        printf "evaluate-times = %.0f\n", s[big, "train"] / s[big, "evaluate"]
        if (s[big, "fann-train"])
            printf "fann-times = %.0f\n", s[big, "train"] / s[big, "fann-train"]
        table(big)
        print "== small"
        table("4-16-3")
        print "== end"
    }' "$results"
