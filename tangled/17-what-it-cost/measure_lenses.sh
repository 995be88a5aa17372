# measure_lenses.sh - instructions of a gradient: lenses, and by hand
count () {      # file, function: its instructions, without padding
    $cc -std=c11 -ffp-contract=off -$level -D_POSIX_C_SOURCE=200809L \
        $INCLUDES -c -o "$OUT/lens.o" "$1"
    objdump -d --no-show-raw-insn "$OUT/lens.o" | awk -v f="<$2>:" '
        $2 == f { inside = 1; next } NF == 0 { inside = 0 }
        inside && $2 !~ /^(nop|data16|cs|xchg)/ { n++ } END { print n + 0 }'
}
network=../08-lenses/network.c
printf '%-12s%9s%10s%18s%18s\n' compiler 'by hand' composed \
    'copied, left' 'copied, right'
for cc in gcc clang; do
    case " $COMPILERS " in *" $cc "*) ;; *) continue ;; esac
    for level in O2 O3; do
        printf '%-12s%9d%10d%18d%18d\n' "$cc -$level" \
            "$(count $network gradient_by_hand)" \
            "$(count lenses/composed.c gradient_of_pairs)" \
            "$(count $network gradient_from_the_left)" \
            "$(count $network gradient_from_the_right)"
    done
done
