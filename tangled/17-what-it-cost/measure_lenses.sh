# measure_lenses.sh - instructions of a gradient: lenses, and by hand
count () {      # function files: its instructions, and what it calls in the others
    f=$1; shift; n=0; objects=
    for c; do
        n=$((n + 1)); objects="$objects $OUT/lens-$n.o"
        $cc -std=c11 -ffp-contract=off -$level -D_POSIX_C_SOURCE=200809L $INCLUDES -Ilenses \
            -c -o "$OUT/lens-$n.o" "$c"
    done
    objdump -dr --no-show-raw-insn $objects | awk -v f="$f" -f reached.awk
}
network=../08-lenses/network.c
values=$OUT/lens-values rows=0 longer=0
: > "$values"
printf '%-10s%9s%8s%10s%14s%15s\n' compiler 'by hand' apart together \
    'copied, left' 'copied, right'
for cc in gcc clang; do
    case " $COMPILERS " in *" $cc "*) ;; *) continue ;; esac
    for level in O2 O3; do
        hand=$(count gradient_by_hand $network)
        apart=$(count gradient_of_pairs lenses/composed.c $network)
        together=$(count gradient_of_pairs lenses/together.c)
        left=$(count gradient_from_the_left $network)
        right=$(count gradient_from_the_right $network)
        printf '%-10s%9d%8d%10d%14d%15d\n' "$cc -$level" "$hand" "$apart" "$together" \
            "$left" "$right"
        rows=$((rows + 1)) longer=$((longer + (apart > hand)))
        echo "lens-$cc-$level = $((100 * together / hand - 100))" >> "$values"
    done
done
printf '== values\nlens-rows = %d\nlens-longer = %d\n' $rows $longer
cat "$values"
