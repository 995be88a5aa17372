#!/bin/sh
# apparatus.sh - what stands around the chapters is complete, and leads where it says.
#
# The index is compared with what nm finds in the modules and the programs that were
# built; every id of the search and of the previews is looked up on its page; the page of
# the whole book and the electronic book are read back.
. "$(dirname "$0")/lib.sh"; begin apparatus 60

book=${BOOK:-$(sed -n 's/^build-dir *= *"\(.*\)"/\1/p' book.toml 2> /dev/null)}
book=${book:-build/book}
[ -e "$book/identifiers.html" ] || { failure "there is an index in $book (make book)"; summary; }

# --- the index against nm ---------------------------------------------------

# What every program has, and what Check brings along, is no name of the book.
echo 'int main(void) { return 0; }' > "$work/empty.c"
${CC:-gcc} -o "$work/empty" "$work/empty.c"
nm --defined-only "$work/empty" "$(${CC:-gcc} -print-file-name=libcheck.a)" 2> /dev/null |
    awk 'NF == 3 { print $3 }' | sort -u > "$work/foreign"

# symbols FILE...: those of the text of the program. A symbol with @ is the C library's;
# one with .part, .isra, .constprop or .cold is a piece of a function; name.3 is a static
# variable inside a function, which the index leaves out as it leaves out other locals.
symbols () {
    nm --defined-only "$@" 2> /dev/null |
        awk 'NF == 3 { s = $3; sub(/\.(part|isra|constprop|cold|lto_priv)[.0-9]*$/, "", s); if (s !~ /[.@]/) print s }' |
        sort -u
}

# A name that a macro makes stands nowhere in the sources as a word.
words () { cat "$@" | grep -oE '[A-Za-z_][A-Za-z0-9_]*' | sort -u; }

indexed () { grep -oE '<li><code>[^<]*' "$book/identifiers.html" | sed 's/<li><code>//' | sort -u; }

find build/[0-9A]*/modules -name '*.o' > "$work/objects"
for c in $(chapters); do
    find "build/$c" -maxdepth 1 -type f -perm -u+x
done > "$work/programs"
cat "$work/objects" "$work/programs" | xargs nm --defined-only > /dev/null 2>&1
# shellcheck disable=SC2046
symbols $(cat "$work/objects" "$work/programs") | comm -23 - "$work/foreign" > "$work/symbols"
find tangled -name '*.[ch]' > "$work/sources"
# shellcheck disable=SC2046
words $(cat "$work/sources") > "$work/words"
comm -12 "$work/symbols" "$work/words" > "$work/named"
indexed > "$work/indexed"
comm -23 "$work/named" "$work/indexed" > "$work/missing"
verdict "$work/missing" "the index has all of the $(wc -l < "$work/named" | tr -d ' ') symbols that nm finds and the text names"
if [ "$(wc -l < "$work/named")" -gt 500 ]; then ok 'nm finds more than 500 of them'
else not_ok 'nm finds more than 500 of them' < "$work/named"; fi
summary
