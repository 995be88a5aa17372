# measure_checkpoint_times.sh - the committed speeds, as a table and values
results=../../tests/bench/results/checkpoints.csv
sed -n 's/^# \([a-z]*\): /checkpoints-\1 = /p' "$results"
awk -F, '
    BEGIN { says["sum"] = "checksum alone"; says["copy"] = "memcpy"
            says["save"] = "save, to the disk"
            says["open"] = "open, with the checksum" }
    $1 in says { rate[$1] = $2; line[++n] = $1 }
    END {
        printf "sum-rate = %.1f\n", rate["sum"] / 1000
        printf "million-ms = %.0f\n", 4000 / rate["open"]
        printf "%-24s\n", "megabytes a second"
        for (i = 1; i <= n; i++)
            printf "%-24s %6d\n", says[line[i]], rate[line[i]]
        print "=="
    }' "$results"
