#!/bin/sh
# links.sh - every link and id of the book resolves, and the pages are in order.
#
# `weave links` is the book's own check, which the build runs as well; pages.awk is an
# independent one, which also looks at tags, headings, alternative texts and at what a
# browser would fetch. BOOK=… is the directory of the pages.
. "$(dirname "$0")/lib.sh"; begin links 30

book=${BOOK:-$(sed -n 's/^build-dir *= *"\(.*\)"/\1/p' book.toml 2> /dev/null)}
book=${book:-build/book} weave=build/A6-pages/weave
[ -e "$book/index.html" ] || { failure "there are pages in $book (make book)"; summary; }

if [ -x $weave ]; then
    if $weave links "$book" chapters > "$work/out" 2>&1
    then ok 'weave links finds no dead link'
    else not_ok 'weave links finds no dead link' < "$work/out"; fi
else
    failure 'the weaver is built'
fi

inspect () {            # inspect DIRECTORY PATTERN: the complaints about its pages
    (cd "$1" && find . -name "$2" | sed 's,^\./,,' | sort |
        xargs awk -f "$root/tests/pages.awk") 2>&1 | awk '!seen[$0]++' > "$work/complaints"
}

about () {              # about PATTERN CASE
    grep -E "$1" "$work/complaints" > "$work/some"; verdict "$work/some" "$2"
}

inspect "$book" '*.html'
about 'dead link' 'every link leads to a page and an id'
about ': id .* twice' 'no id twice on a page'
about 'closes|not closed|without end|bare <' 'tags match'
about 'fetches' 'nothing is fetched from outside'
about 'img without|svg without' 'every picture has a text'
about ' h1, not one|: h[2-6] after' 'one h1 a page, and no level skipped'
about 'no title|no lang' 'a title and a language'
grep -Ev 'dead link|: id .* twice|closes|not closed|without end|bare <|fetches|img without|svg without| h1, not one|: h[2-6] after|no title|no lang' \
    "$work/complaints" > "$work/some"
verdict "$work/some" 'no other complaint'

# A style sheet or a script may fetch as well.
grep -HnE "@import|url\([ \"']*(https?:)?//|(fetch *\(|import *\(?|\.src *=|open *\()[^;]*[\"'\`](https?:)?//" \
    "$book"/*.css "$book"/book.js > "$work/some" 2> /dev/null
verdict "$work/some" 'style sheets and scripts fetch nothing from outside'

# What a reader of one chapter loads, as a server would compress it.
for page in "$book"/*.html; do
    [ "$(basename "$page")" != print.html ] || continue         # all of them together
    runs=; ! grep -q 'class="machine"' "$page" || runs=$book/in-browser.js
    weight=$({ cat "$page"; cat "$book/book.css" "$book/book.js" $runs; } 2> /dev/null | gzip -9 | wc -c)
    case $(basename "$page") in identifiers.html) limit=400000 ;; *) limit=150000 ;; esac
    [ "$weight" -lt $limit ] || echo "$(basename "$page"): $weight bytes compressed"
    echo "$weight $(basename "$page")" >> "$work/weights"
done > "$work/some"
verdict "$work/some" "no chapter weighs 150 kB, the index no 400 kB ($(sort -n "$work/weights" | tail -n 1 | awk '{ print $2, "has", int($1 / 1000) }') kB)"

# --- are faults found? ------------------------------------------------------

mkdir "$work/copy"; cp -r "$book"/* "$work/copy"
inspect "$work/copy" index.html
cp "$work/complaints" "$work/before"

plant () {              # plant WHAT SED: a fault in a copy of the first page
    sed "$2" "$book/index.html" > "$work/copy/index.html"
    inspect "$work/copy" index.html
    if cmp -s "$work/before" "$work/complaints"; then failure "found: $1"; else ok "found: $1"; fi
}
body='s,</body>,'
plant 'a link to no page' "$body<a href=\"no-such.html\">x</a>&,"
plant 'a link to no id' "$body<a href=\"#no-such-id\">x</a>&,"
plant 'a tag that is not closed' "$body<em>x&,"
plant 'an image from outside' "$body<img alt=\"x\" src=\"https://example.org/x.png\">&,"
plant 'a style that imports' "$body<style>@import \"x.css\";</style>&,"
plant 'a picture without a text' "$body<svg role=\"img\"></svg>&,"
plant 'two h1' "$body<h1>x</h1>&,"
plant 'a level skipped' "$body<h2>x</h2><h5>x</h5>&,"
plant 'an id twice' "$body<i id=\"q-q\"></i><i id=\"q-q\"></i>&,"
if [ -x $weave ]; then
    sed "$body<a href=\"#no-such-id\">x</a>&," "$book/index.html" > "$work/copy/index.html"
    if $weave links "$work/copy" chapters > "$work/out" 2>&1; then failure 'found by weave links: a link to no id'
    elif grep -q 'no-such-id' "$work/out"; then ok 'found by weave links: a link to no id'
    else not_ok 'weave links names the dead link' < "$work/out"; fi
fi
summary
