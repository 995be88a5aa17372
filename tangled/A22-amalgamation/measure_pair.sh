# measure_pair.sh - what the pair is made of
parts=$PAIR/parts
say () { echo "$1 = $2"; }
say modules "$(wc -l < "$parts/modules")"
say renamed "$(grep -c ^rename "$parts/names")"
say pair-lines "$(wc -l < "$PAIR/tinycat.c")"
say pair-kilobytes "$(($(wc -c < "$PAIR/tinycat.c") / 1000))"
say header-lines "$(wc -l < "$PAIR/tinycat.h")"
set -- $(size "$LIBRARY/tinycat.o" | tail -n 1)
say pair-object "$((($1 + $2 + $3) / 1000))"
say public "$(nm -g --defined-only "$LIBRARY/tinycat.o" | grep -c ' tc_')"
