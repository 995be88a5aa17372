# measure_killed.sh - a run that is stopped three times, beside one that is not
tree=$OUT/killed
rm -rf "$tree" && mkdir -p "$tree" && cd "$tree" || exit
seq 400 > text
run='--config layers=2,width=32,context=32 --exact --steps 40'
often='--every 5 --quiet'
"$OUT/command" train text $run $often --out whole --log whole.csv || exit 1

# after five rows more than there were
stop () {               # stop SIGNAL OPTION ...
    signal=$1 && shift
    rows=$(cat part.csv 2> none | wc -l)
    "$OUT/command" train text "$@" $often --log part.csv 2> said &
    until [ $(cat part.csv 2> none | wc -l) -gt $((rows + 5)) ] ||
        ! kill -0 $! 2> none
    do sleep 0.01; done
    kill -$signal $! 2> none
    wait $!
    echo "stopped with status $?"
}
stop KILL $run --out part 2> none
stop TERM --resume part
stop KILL --resume part 2> none
"$OUT/command" train text --resume part --log part.csv $often || exit 1
cmp part whole && cmp part.csv whole.csv || exit 1
printf '== keys\nsame-bytes = %s\nstops = 3\n' \
    "$(cat part part.csv | wc -c | tr -d ' ')"
