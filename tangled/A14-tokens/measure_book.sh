# measure_book.sh - the committed counts and times, as a table and values
results=../../tests/bench/results/tokens.csv
awk -F, '
    $1 == "words" { n++; size[n] = $2; seen[n] = $3 / $4; unseen[n] = $5 / $6
        train[n] = $7; encode[n] = $8; bytes = $3; tokens[n] = $4
        pieces[n] = $9; longest[n] = $10; rest = $5 }
    $1 == "none" { without[n] = $3 / $4; loose[n] = $10 }
    END {
        print "vocabulary  bytes per token         256 tokens  learned encoded"
        print "             seen unseen no rule     see bytes       ms    MB/s"
        for (i = 1; i <= n; i++)
            printf "%10d %6.2f %6.2f %7.2f %13.0f %8.0f %7.0f\n", size[i],
                seen[i], unseen[i], without[i], 256 * unseen[i], train[i],
                bytes / encode[i] / 1000
        print "== end"
        printf "book-bytes = %d\nunseen-bytes = %d\n", bytes, rest
        for (i = 2; i <= n; i++) {
            printf "context-%d = %.0f\n", size[i], 256 * unseen[i]
            printf "tokens-%d = %d\n", size[i], tokens[i]
            printf "train-ms-%d = %.0f\n", size[i], train[i]
            printf "pieces-%d = %d\n", size[i], pieces[i]
            printf "longest-%d = %d\n", size[i], longest[i]
            printf "loose-%d = %d\n", size[i], loose[i]
            printf "rule-percent-%d = %.1f\n", size[i], 100 * (without[i] / seen[i] - 1)
            printf "worse-percent-%d = %.0f\n", size[i], 100 * (1 - unseen[i] / seen[i])
            printf "point %d %.3f %.3f %.3f\n", size[i], seen[i], unseen[i], without[i]
        }
    }' "$results"
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
