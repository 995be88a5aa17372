#!/bin/sh
# swaps.sh - an arrow swapped in a commuting diagram makes the build fail.
#
# In every diagram that commutes, every arrow is replaced by every other one of its type
# that the chapter's context declares, and by some of another type, of the chapter's
# diagrams and of the rest. An ill-typed swap must fail with a message that names the edge; a
# well-typed one by naming two paths and an input on which they differ. A well-typed swap
# whose diagram still commutes is listed, with the reason, in tests/equal-swaps.
# CHAPTERS=… restricts the run.
. "$(dirname "$0")/lib.sh"; begin swaps 90
need gcc make

commute=$root/build/A2-diagrams/commute
if [ ! -x "$commute" ]; then
    commute=$work/build/A2-diagrams/commute
    make -s -C tangled/A2-diagrams programs BUILD="$work/build" > "$work/out" 2>&1 ||
        { not_ok 'commute is built' < "$work/out"; summary; }
fi
snapshot
tab=$(printf '\t')
grep '^[^# ]' tests/equal-swaps 2> /dev/null | sort > "$work/listed"
awk '/^[^# ]/ { if (entry != "") print entry; entry = $0 } /^ +[^ ]/ { entry = "" }
     END { if (entry != "") print entry }' tests/equal-swaps > "$work/unexplained" 2> /dev/null
verdict "$work/unexplained" 'each swap that is called equal has a reason'

# The fate of one swap, in $d/I.fate: refused (before it ran), unequal, equal, or wrong.
cat > "$work/swap" <<'E'
set -u
d=$1 commute=$2 i=$3
. "$d/../settings"                      # chapter, house, includes, check, objects
libs=$(cat "$d/libs")
IFS='	' read -r _ kind old new edge <<LINE
$(sed -n "${i}p" "$d/swaps")
LINE
cd "$chapter" || exit
fate () { echo "$1" > "$d/$i.fate"; exit; }
if ! "$commute" test "$d/$i.dot" < "$d/../context.i" > "$d/$i.c" 2> "$d/$i.out"; then
    grep -q "edge .*$new" "$d/$i.out" && fate refused
    fate 'wrong: commute refuses, and names no edge'
fi
if ! gcc $house -w -O1 -I. $includes -I../A2-diagrams/runtime -o "$d/$i.x" "$d/$i.c" \
        $objects -lm $libs $check > "$d/$i.out" 2>&1; then
    [ "$kind" = ill ] || fate 'wrong: the types are right, and it does not compile'
    grep -q "edge .* -> .* \[arrow=$new\]" "$d/$i.out" && fate refused
    fate 'wrong: it does not compile, and the message names no edge'
fi
[ "$kind" = well ] || fate 'wrong: the types are wrong, and it compiles'
if timeout 60 "$d/$i.x" "$d/$i.verdict" > "$d/$i.out" 2>&1; then fate equal; fi
if grep -q ' and .* differ on sample' "$d/$i.out"; then
    grep -q '^ *input ' "$d/$i.out" && fate unequal
    fate 'wrong: no input is named'
fi
grep -Eq 'are both the primitive|marked definitional, but' "$d/$i.out" && fate unequal
fate 'wrong: it fails, and names no paths'
E

for c in ${CHAPTERS:-$(chapters)}; do
    [ -n "$(ls tangled/"$c"/diagrams/*.dot 2> /dev/null)" ] || continue
    w=$work/$c; mkdir "$w"
    house=$(variable "$c" HOUSE) includes=$(variable "$c" INCLUDES) check=$(variable "$c" CHECK)
    { echo "chapter='$(pwd)/tangled/$c' house='$house' includes='$includes' check='$check'"
      printf "objects='"
      for m in $(variable "$c" MODULES) ../A2-diagrams/runtime/commute.c; do
          o=$w/$(echo "$m" | tr / _ | sed 's/\.c$/.o/')
          (cd "tangled/$c" && gcc $house -w -O1 -I. $includes -I../A2-diagrams/runtime $check -c -o "$o" "$m") >&2 || exit
          printf '%s ' "$o"
      done
      echo "'"; } > "$w/settings" 2> "$w/errors"
    [ ! -s "$w/errors" ] || { not_ok "$c: its modules compile" < "$w/errors"; continue; }
    (cd "tangled/$c" && gcc $house $includes -E -o "$w/context.i" diagrams/context.h) 2> "$w/errors" ||
        { not_ok "$c: its context compiles" < "$w/errors"; continue; }
    sed -n 's/.*arrow *= *"\{0,1\}\([A-Za-z_][A-Za-z_0-9]*\).*/\1/p' tangled/"$c"/diagrams/*.dot |
        sort -u > "$w/arrows"
    for dot in tangled/"$c"/diagrams/*.dot; do
        grep -Eq 'commutes *= *"?false|fails *=' "$dot" && continue
        d=$w/$(basename "$dot" .dot); mkdir "$d"
        variable "$c" "$(basename "$dot" .dot)_LIBS" > "$d/libs"
        awk -v OUT="$d" -v ILL=3 -f tests/swaps.awk "$w/context.i" "$w/arrows" "$dot" > "$d/swaps"
        awk -v d="$d" '{ print d, $1 }' "$d/swaps" >> "$work/jobs"
    done
done
[ ! -e "$work/jobs" ] || sed "s,\([^ ]*\) \(.*\),\1 $commute \2," "$work/jobs" |
    xargs -P "$(nproc)" -n 3 sh "$work/swap"

: > "$work/seen"
for list in "$work"/*/*/swaps; do
    [ -e "$list" ] || continue
    d=$(dirname "$list"); name=$(basename "$(dirname "$d")")/$(basename "$d")
    : > "$d/bad"
    while IFS=$tab read -r i kind old new edge; do
        fate=$(cat "$d/$i.fate" 2> /dev/null || echo 'wrong: it was not tried')
        case $fate in
        refused | unequal) echo "$fate" ;;
        equal)
            entry="$name @ $edge @ $old -> $new"
            if grep -qxF "$entry" "$work/listed"; then echo "$entry" >> "$work/seen"; echo equal
            else echo "equal, and not in tests/equal-swaps: $entry" >> "$d/bad"; fi ;;
        *)  { echo "$edge: $old -> $new: $fate"; head -n 8 "$d/$i.out"; } >> "$d/bad" ;;
        esac
    done < "$list" > "$d/fates"
    verdict "$d/bad" "$name: $(wc -l < "$list") swaps, of which $(grep -c refused "$d/fates") have other types, $(grep -c unequal "$d/fates") are unequal, $(grep -cx equal "$d/fates") equal and listed"
done
if [ -z "${CHAPTERS:-}" ]; then
    sort -u "$work/seen" | comm -23 "$work/listed" - > "$work/gone"
    verdict "$work/gone" 'each swap that is called equal still is'
fi
summary
