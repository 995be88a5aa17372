#!/bin/sh
# fresh.sh - tangled/ is what the chapters say, and is kept as the style asks.
. "$(dirname "$0")/lib.sh"; begin fresh 30

mkdir "$work/tangled"
[ -z "$(chapters)" ] && failure 'there are no chapters'

# --- the same files, byte for byte, and no other ----------------------------

for c in $(chapters); do
    "$NOWEB/markup" -t "chapters/$c.nw" > "$work/tokens"
    mkdir "$work/tangled/$c"
    (cd "$work/tangled/$c" &&
     sed -n 's,^@defn \([^ ]*\)/[^ /]*$,\1,p' "$work/tokens" | sort -u | xargs -r mkdir -p
     "$NOWEB/mnt" -t8 -all < "$work/tokens") > "$work/noweb" 2>&1
    find "$work/tangled/$c" -type d -empty -delete
    verdict "$work/noweb" "$c: noweb tangles it without complaint"
    if [ ! -d "$work/tangled/$c" ]; then
        [ ! -e "tangled/$c" ] || echo "tangled/$c has files, the chapter none"
    else
        diff -rq "tangled/$c" "$work/tangled/$c"
    fi > "$work/diff" 2>&1
    sed "s,$work/tangled/$c,chapters/$c.nw," "$work/diff" > "$work/said"
    verdict "$work/said" "$c: tangled/ is what the chapter says"
done

if [ -z "${SELF_TEST:-}" ]; then
    diff "$work/tangled/chapter.mk" tangled/chapter.mk > "$work/diff" 2>&1
    verdict "$work/diff" 'tangled/chapter.mk is what a chapter says'
fi
for entry in tangled/* tangled/.[!.]*; do
    [ -e "$entry" ] || continue
    case $(basename "$entry") in chapter.mk | README.md) continue ;; esac
    [ -d "$work/tangled/$(basename "$entry")" ] || echo "$entry belongs to no chapter"
done > "$work/extra"
verdict "$work/extra" 'tangled/ has nothing else'

if git rev-parse --is-inside-work-tree > "$work/git" 2>&1 && git rev-parse -q --verify HEAD > /dev/null 2>&1
then
    git status --porcelain --ignored tangled > "$work/git" 2>&1
    verdict "$work/git" 'tangled/ is committed as it is, and no file of it ignored'
else
    skip 'no git checkout: is tangled/ committed as it is?'
fi

# --- how it is written ------------------------------------------------------

every () {              # every CASE: the lines of awk's complaints on all files
    find tangled -type f | sort | xargs awk "$2" > "$work/lines"
    verdict "$work/lines" "$1"
}

every 'no #line' '/^[ \t]*#[ \t]*line[ \t]/ { print FILENAME ":" FNR ": " $0 }'
every 'no tab outside Makefiles' 'FILENAME !~ /(Makefile|\.mk)$/ && /\t/ { print FILENAME ":" FNR ": " $0 }'
every 'no carriage return' '/\r/ { print FILENAME ":" FNR ": " $0 }'
every 'no blank at the end of a line' '/[ \t]$/ { print FILENAME ":" FNR ": [" $0 "]" }'
every 'lines of C have at most 80 columns' '
    FILENAME ~ /must_not_compile/ && FNR == 1 { next }      # the message it expects
    FILENAME ~ /\.[ch]$/ { s = $0; gsub(/[\200-\277]/, "", s)
        if (length(s) > 80) print FILENAME ":" FNR ": " length(s) " columns" }'
every 'files of C have at most 600 lines, headers 120' '
    FNR == 1 && NR > 1 { tell() }
    { file = FILENAME; n = FNR }
    END { tell() }
    function tell() {
        if (file ~ /\.[ch]$/ && n > 600) print file ": " n " lines"
        else if (file ~ /\.h$/ && n > 120) print file ": " n " lines"
    }'

# A chunk is one thought: at most 25 lines, not counting comments and blank lines.
for c in $(chapters); do
    awk -v FILE="chapters/$c.nw" '
        /^<<.*>>=[ \t]*$/ { tell(); inside = 1; name = $0; start = NR; n = 0; next }
        /^@([ \t]|$)/ { tell(); inside = 0 }
        inside && !/^[ \t]*$/ && !/^[ \t]*(\/\*|\*|\/\/)/ { n++ }
        END { tell() }
        function tell() { if (inside && n > 25) print FILE ":" start ": " name " has " n " lines" }
    ' "chapters/$c.nw"
done > "$work/long"
verdict "$work/long" 'a chunk has at most 25 lines of code'

# --- are the faults found? --------------------------------------------------

if [ -z "${SELF_TEST:-}" ]; then
    small_book "$work/small"
    cd "$work/small" || exit 2
    { printf '# Small\n<<a.c>>=\nint a;\t\nint long_%0100d;\r\n<<long one.c>>=\n' 0
      printf '#line 3\n<<b.c>>=\n'; yes 'int x;' | head -n 26; } > chapters/01-small.nw
    mkdir tangled/01-small tangled/02-old
    echo 'int b;' > tangled/01-small/a.c
    echo 'int b;' > tangled/01-small/stale.c
    echo 'int b;' > tangled/02-old/b.c
    SELF_TEST=1 CHAPTERS= sh tests/fresh.sh > "$work/first" 2>&1
    { printf 'int a;\t\nint long_%0100d;\r\n#line 3\n' 0; } > tangled/01-small/a.c
    yes 'int x;' | head -n 601 > tangled/01-small/b.c
    SELF_TEST=1 CHAPTERS= sh tests/fresh.sh > "$work/second" 2>&1
    cd "$root" || exit 2
    for fault in 'Files tangled/01-small/a.c and' 'Only in tangled/01-small: stale.c' \
                 'tangled/02-old belongs to no chapter' 'has 26 lines'; do
        if grep -qF "$fault" "$work/first"; then ok "found: $fault"
        else not_ok "found: $fault" < "$work/first"; fi
    done
    for fault in '#line' 'tab' 'carriage' 'blank at' '80 columns' '600 lines'; do
        if grep -q "^not ok - .*$fault" "$work/second"; then ok "found: $fault"
        else not_ok "found: $fault" < "$work/second"; fi
    done
fi
summary
