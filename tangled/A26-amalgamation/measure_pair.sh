# measure_pair.sh - what the clients print, and what the pair is made of
parts=$PAIR/parts
say () { echo "$1 = $2"; }
echo '== unrenamed'
$CC -std=c11 -fsyntax-only -fmax-errors=0 -I"$PAIR" "$parts/unrenamed.c" 2>&1 |
    sed -n 's/.*unrenamed.c:[0-9]*:[0-9]*: error:/error:/p' > "$OUT/errors"
head -n 3 "$OUT/errors"
echo '== song'
cd "$OUT" && $CC -std=c11 -I"$PAIR" -o song "$OLDPWD/clients/song.c" \
    "$LIBRARY/libtinycat.a" -lm -pthread && ./song && echo
echo '== python'
if python3 -c 'import ctypes' 2> none
then python3 "$OLDPWD/clients/song.py" "$LIBRARY/libtinycat.so"
else echo 'Python was not found when this page was made'
fi
echo
echo '== pair'
say errors "$(wc -l < "$OUT/errors")"
say modules "$(wc -l < "$parts/modules")"
say renamed "$(grep -c ^rename "$parts/names")"
say pair-lines "$(wc -l < "$PAIR/tinycat.c")"
say pair-kilobytes "$(($(wc -c < "$PAIR/tinycat.c") / 1000))"
say header-lines "$(wc -l < "$PAIR/tinycat.h")"
set -- $(size "$LIBRARY/tinycat.o" | tail -n 1)
say pair-object "$((($1 + $2 + $3) / 1000))"
say public "$(nm -g --defined-only "$LIBRARY/tinycat.o" | grep -c ' tc_')"
