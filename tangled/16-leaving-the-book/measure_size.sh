# measure_size.sh - bytes that emitted models predict, and that nm finds
observed () {           # observed LETTERS: bytes of the symbols of these kinds
    nm -S -t d "$OUT/size.o" | awk -v kinds="[$1]" \
        '$3 ~ kinds && $4 !~ /_[gh][0-9]+$/ { sum += $2 } END { print sum + 0 }'
}
echo "model       variables  observed   tables  observed   in floats"
for model in perceptron gpt gpt-int8 gpt-step; do
    "$OUT/emit_sample" $model > "$OUT/size.c"
    set -- $("$OUT/emit_sample" $model sizes)
    trained=$(grep -o '[A-Z]*_PARAMETERS' "$OUT/size.c" | grep -v NAME | head -n 1)
    [ -z "$trained" ] ||        # the array that a caller has
        echo "float caller[$trained];" >> "$OUT/size.c"
    $CC -std=c99 -Os -c -o "$OUT/size.o" "$OUT/size.c"
    ram=$(observed bB) tables=$(observed rR)
    printf '%-11s %9d %9d %8d %9d %11d\n' $model $1 $ram $2 $tables $3
    [ "$1 $2" = "$ram $tables" ] || exit 1
    [ $model = gpt ] && gpt_ram=$1 gpt_seen=$ram gpt_tables=$2
    [ $model = gpt-int8 ] && eight=$2
    [ $model = perceptron ] && step=$1
done
echo "== bytes"
echo "step-bytes = $step"
echo "ram-predicted = $gpt_ram"
echo "ram-observed = $gpt_seen"
echo "float-bytes = $gpt_tables"
echo "int8-bytes = $eight"
awk "BEGIN { printf \"int8-ratio = %.2f\\n\", $gpt_tables / $eight }"

# what keeps eight bits from being a quarter: steps, and what stays floats
"$OUT/emit_sample" gpt-int8 > "$OUT/size.c"
$CC -std=c99 -Os -c -o "$OUT/size.o" "$OUT/size.c"
sed -n 's/^static const ROM int8_t \([a-z_0-9]*\)\[.*/ \1$/p' "$OUT/size.c" \
    > "$OUT/size.codes"
bytes_of () { nm -S -t d "$OUT/size.o" | grep "$@" |
    awk '{ sum += $2 } END { print sum + 0 }'; }
codes=$(bytes_of -f "$OUT/size.codes") steps=$(bytes_of '_s[0-9]*$')
floats=$((eight - steps - codes))
[ $((4 * codes + floats)) = "$gpt_tables" ] || exit 1
echo "int8-quarter = $((gpt_tables / 4))"
echo "int8-steps = $steps"
echo "int8-kept = $((floats - floats / 4))"
