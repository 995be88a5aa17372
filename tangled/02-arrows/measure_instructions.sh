# measure_instructions.sh - composed code against code written by hand
set -e

code () {   # compiler, level, version: its instructions, one a line
    $1 -std=c11 -ffp-contract=off "-$2" "-DRUN_$3" -I. $INCLUDES \
        -c -o "$OUT/cost.o" cost/cost.c
    objdump -d --no-show-raw-insn "$OUT/cost.o" |
        sed -n 's/^ *[0-9a-f]*:\t//p' |
        grep -v -e '^nop' -e '^data16' -e '^cs nop' -e '^xchg *%ax,%ax'
}

count () { code "$@" > "$OUT/code"; wc -l < "$OUT/code" | tr -d ' '; }

brackets () {   # compiler, level: do both bracketings give the same code?
    code "$1" "$2" TOTAL=total_left  > "$OUT/left"
    code "$1" "$2" TOTAL=total_right > "$OUT/right"
    cmp -s "$OUT/left" "$OUT/right" && echo same && return
    for f in left right; do
        sed 's/-*0x[0-9a-f]*(%rsp/local(%rsp/g' "$OUT/$f" > "$OUT/$f-places"
    done
    cmp -s "$OUT/left-places" "$OUT/right-places" && echo same up to places ||
        echo different
}

longer=0
for cc in gcc clang; do
for level in O1 O2 O3; do
    case " $COMPILERS " in
    *" $cc "*)
        echo "brackets-$cc-$level = $(brackets $cc $level)"
        unit=$(count $cc $level TOTAL=total_padded)
        echo "unit-$cc-$level = $unit / $(count $cc $level TOTAL=total_by_hand)"
        for kind in TOTAL=total_right WITH=with PARTIAL=partial; do
            a=$(count $cc $level $kind)
            b=$(count $cc $level ${kind%_right}_by_hand)
            echo "${kind%=*}-$cc-$level = $a / $b"
            [ $level = O2 ] && [ $a -gt $b ] && longer=$((longer + 1))
        done ;;
    *)
        for row in brackets unit TOTAL WITH PARTIAL; do
            echo "$row-$cc-$level = not installed"
        done ;;
    esac
done
done
echo "longer-O2 = $longer"
