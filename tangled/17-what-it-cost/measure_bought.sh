# measure_bought.sh [chapters [build]] - each theorem and what it bought, a table
chapters=${1:-../../chapters}
export BUILT="${2:-${OUT%/*}}"
LC_ALL=C
set -- "$chapters"/[0-9]*.nw "$chapters"/A[0-9]-*.nw "$chapters"/A[0-9][0-9]-*.nw
for f; do [ -e "$f" ] && echo "$f"; done | xargs awk -f bought.awk
