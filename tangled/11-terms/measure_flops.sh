# measure_flops.sh - flops and calls of random terms, counted and predicted
generators=../A9-generators objects=../01-objects
files="counted/flops.c term.c evaluate.c random_term.c trial.c columns.c
    $generators/arena.c $generators/dims.c $generators/signature.c
    $objects/source.c ../07-reverse-derivatives/duals.c"
wrap=
for f in __addtf3 __subtf3 __multf3 __divtf3 expl logl tanhl sqrtl; do
    wrap="$wrap -Wl,--wrap=$f"
done
for wide in -mlong-double-128 ''; do
    $CC -std=c11 -D_POSIX_C_SOURCE=200809L -O0 -w "-DREAL=long double" \
        $wide $INCLUDES -o "$OUT/flops" $files $wrap -lm 2> "$OUT/flops.err" &&
        exec "$OUT/flops"
done
echo "counted-claim = the flops of a composite are the sum of those of its parts"
echo "counted-result = The compiler of this page has no such type, and" \
    "nothing was counted."
