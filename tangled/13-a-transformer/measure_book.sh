# measure_book.sh - the committed run on the text of the book
results=../../tests/bench/results/gpt.csv
awk -F, '$1 + 0 > 0 { print $1, $2, $3 }' "$results"
echo "== written"
sed -n 's/^# written: //p' "$results" | fold -s -w 72
echo "== keys"
sed -n 's/^# \([a-z]*\): /book-\1 = /p' "$results" | grep -v '^book-written'
awk -F, '$1 + 0 > 0 { step = $1; loss = $2; others = $3; speed = $5 }
    END { printf "book-steps = %d\nbook-loss = %.2f\nbook-others = %.2f\n",
              step, loss, others
          printf "book-speed = %d\n", speed }' "$results"
