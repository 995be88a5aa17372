#!/bin/sh
# twice.sh - the book builds byte for byte the same, twice.
#
# A copy of the sources, in a directory with a name of another length, is built with -j4,
# and compared with what stands here, which grew step by step: the pages, the figures and
# tangled/. Where nothing has been built yet, there are two copies.
. "$(dirname "$0")/lib.sh"; begin twice 180

book=$(sed -n 's/^build-dir *= *"\(.*\)"/\1/p' book.toml); book=${book:-build/book}
first=$root second=$work/a-second/and-longer/directory
built () {              # built COPY JOBS
    copy_book "$1"
    if make -C "$1" "-j$2" book > "$work/log" 2>&1; then ok "a copy builds with -j$2"
    else tail -n 25 "$work/log" | not_ok "a copy builds with -j$2"; fi
}
[ -e "$book/index.html" ] || { first=$work/first; built "$first" 1; }
built "$second" 4

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

same "$first/$book" "$second/$book" 'the pages are the same'
same "$first/figures" "$second/figures" 'the figures and verdicts are the same'
same "$first/tangled" "$second/tangled" 'tangled/ is the same'
if [ -z "$(find "$first/figures" -name '*.svg' 2> /dev/null)" ]; then failure 'there are figures'
else ok 'there are figures'; fi
if grep -rqF "$second" "$second/$book" 2> /dev/null; then
    grep -rlF "$second" "$second/$book" | not_ok 'no page tells where it was built'
else
    ok 'no page tells where it was built'
fi
# Is a difference found?
mkdir "$work/x" "$work/y"; echo 1 > "$work/x/f"; echo 2 > "$work/y/f"
if (cases=/dev/null; same "$work/x" "$work/y" planted) | grep -q '^not ok'
then ok 'found: a planted difference'; else failure 'found: a planted difference'; fi
summary
