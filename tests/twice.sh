#!/bin/sh
# twice.sh - the book builds byte for byte the same, twice.
#
# Two copies of the sources, in directories with names of different length, are built
# side by side, one with -j1 and one with -j4. Then the pages, the figures and tangled/
# are compared, and the pages also with build/book of this tree, which grew step by step.
. "$(dirname "$0")/lib.sh"; begin twice 180

first=$work/first second=$work/a-second/and-longer/directory
copy_book "$first"; copy_book "$second"
(make -C "$first" -j1 book > "$work/first.log" 2>&1; echo $? > "$work/first.status") &
(make -C "$second" -j4 book > "$work/second.log" 2>&1; echo $? > "$work/second.status") &
wait
for n in first second; do
    if [ "$(cat "$work/$n.status")" = 0 ]; then ok "the $n copy builds"
    else tail -n 25 "$work/$n.log" | not_ok "the $n copy builds"; fi
done

same () {               # same DIRECTORY DIRECTORY CASE
    one=$1 other=$2; shift 2
    if [ ! -d "$one" ] || [ ! -d "$other" ]; then failure "$* (they are missing)"; return; fi
    diff -rq "$one" "$other" | sed "s,$work/,,g" > "$work/differences" 2>&1
    if [ -s "$work/differences" ]; then     # the first different lines, too
        sed -n 's/^Files \(.*\) and \(.*\) differ$/\1 \2/p' "$work/differences" | head -n 3 |
        while read -r a b; do (cd "$work" && diff -a "$a" "$b" | cut -c 1-200 | head -n 4); done \
            > "$work/lines" 2>&1
        cat "$work/lines" >> "$work/differences"
    fi
    verdict "$work/differences" "$*"
}

book=$(sed -n 's/^build-dir *= *"\(.*\)"/\1/p' book.toml); book=${book:-build/book}
same "$first/$book" "$second/$book" 'the pages are the same'
same "$first/figures" "$second/figures" 'the figures and verdicts are the same'
same "$first/tangled" "$second/tangled" 'tangled/ is the same'
same tangled "$second/tangled" 'and is what stands here'
if [ -e "$book/index.html" ]; then
    same "$book" "$second/$book" 'the pages of this tree, made step by step, are the same'
else
    skip 'no pages here to compare'
fi
if [ -z "$(find "$first/figures" -name '*.svg' 2> /dev/null)" ]; then failure 'there are figures'
else ok 'there are figures'; fi
if grep -rqF "$first" "$first/$book" 2> /dev/null; then
    grep -rlF "$first" "$first/$book" | not_ok 'no page tells where it was built'
else
    ok 'no page tells where it was built'
fi
# Is a difference found?
mkdir "$work/x" "$work/y"; echo 1 > "$work/x/f"; echo 2 > "$work/y/f"
if (cases=/dev/null; same "$work/x" "$work/y" planted) | grep -q '^not ok'
then ok 'found: a planted difference'; else failure 'found: a planted difference'; fi
summary
