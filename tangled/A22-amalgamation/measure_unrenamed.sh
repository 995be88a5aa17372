# measure_unrenamed.sh - what the compiler says if nothing is renamed
$CC -std=c11 -fsyntax-only -fmax-errors=0 "$PAIR/parts/unrenamed.c" 2>&1 |
    sed -n 's/.*unrenamed.c:[0-9]*:[0-9]*: error:/error:/p' > "$OUT/errors"
head -n 3 "$OUT/errors"
echo "errors = $(wc -l < "$OUT/errors")"
