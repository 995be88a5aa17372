# measure_checks.sh - the tests that run, and the inner loops in machine code
$CC -std=c11 $INCLUDES -o "$OUT/count" count/count.c -lm && "$OUT/count"
for cc in gcc clang
do
    : > "$OUT/$cc-loops"
    case " $COMPILERS " in *" $cc "*)
        $cc -std=c11 -O2 $INCLUDES -c -o "$OUT/$cc.o" frequencies.c
        objdump -d --no-show-raw-insn "$OUT/$cc.o" |
            awk -v cc=$cc -f count/inner_loop.awk > "$OUT/$cc-loops" ;;
    esac
    for f in checked_frequencies frequencies
    do
        for what in instructions jumps
        do
            grep "^$what-$cc-$f =" "$OUT/$cc-loops" ||
                echo "$what-$cc-$f = not measured"
        done
    done
done
