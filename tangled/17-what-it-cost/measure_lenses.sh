# measure_lenses.sh - instructions of a gradient: lenses, and by hand
count () {      # function: its instructions, without padding
    objdump -d --no-show-raw-insn "$OUT/network.o" | awk -v f="<$1>:" '
        $2 == f { inside = 1; next } NF == 0 { inside = 0 }
        inside && $2 !~ /^(nop|data16|cs|xchg)/ { n++ } END { print n + 0 }'
}
printf '%-12s%9s%18s%18s\n' compiler 'by hand' 'from the left' 'from the right'
for cc in gcc clang; do
    case " $COMPILERS " in *" $cc "*) ;; *) continue ;; esac
    for level in O2 O3; do
        $cc -std=c11 -ffp-contract=off -$level -D_POSIX_C_SOURCE=200809L \
            $INCLUDES -c -o "$OUT/network.o" ../08-lenses/network.c
        printf '%-12s%9d%18d%18d\n' "$cc -$level" \
            "$(count gradient_by_hand)" "$(count gradient_from_the_left)" \
            "$(count gradient_from_the_right)"
    done
done
