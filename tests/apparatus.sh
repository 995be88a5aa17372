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
nm --defined-only "$work/empty" "$(${CC:-gcc} -print-file-name=libcheck.a)" "$(${CC:-gcc} -print-libgcc-file-name)" 2> /dev/null |
    awk 'NF == 3 { s = $3; sub(/[.].*$/, "", s); print s }' | sort -u > "$work/foreign"

# symbols FILE...: those of the text of the program. A symbol with @ is the C library's;
# one with .part, .isra, .constprop or .cold is a piece of a function; name.3 is a static
# variable inside a function, which the index leaves out as it leaves out other locals.
symbols () {
    nm --defined-only "$@" 2> /dev/null |
        awk 'NF == 3 { s = $3; sub(/\.(part|isra|constprop|cold|lto_priv)[.0-9]*$/, "", s); if (s !~ /[.@]/) print s }' |
        sort -u
}

indexed () { grep -oE '<li><code>[^<]*' "$book/identifiers.html" | sed 's/<li><code>//' | sort -u; }

find build/[0-9A]*/modules -name '*.o' > "$work/objects"
for c in $(chapters); do
    find "build/$c" -maxdepth 1 -type f -perm -u+x
done > "$work/programs"
cat "$work/objects" "$work/programs" | xargs nm --defined-only > /dev/null 2>&1
# shellcheck disable=SC2046
symbols $(cat "$work/objects" "$work/programs") | comm -23 - "$work/foreign" > "$work/symbols"
# of each test Check makes two names
grep -Ev '_(fn|ttest)$' "$work/symbols" > "$work/named"
indexed > "$work/indexed"
comm -23 "$work/named" "$work/indexed" > "$work/missing"
verdict "$work/missing" "the index has all of the $(wc -l < "$work/named" | tr -d ' ') symbols that nm finds"
if [ "$(wc -l < "$work/named")" -gt 500 ]; then ok 'nm finds more than 500 of them'
else not_ok 'nm finds more than 500 of them' < "$work/named"; fi

# Would a missing name be noticed?
sed '/<code>COMPOSE<\/code>/d; /<code>page_read<\/code>/d' "$book/identifiers.html" > "$work/identifiers.html"
if grep -oE '<li><code>[^<]*' "$work/identifiers.html" | sed 's/<li><code>//' | sort -u |
    comm -23 "$work/named" - | grep -qx page_read
then ok 'found: a name that is missing in the index'
else failure 'found: a name that is missing in the index'; fi

# --- search and previews ----------------------------------------------------

# The ids of every page, as page#id, and the pages themselves, as page#.
for page in "$book"/*.html; do
    name=${page##*/}
    [ "$name" = print.html ] || grep -o ' id="[^"]*"' "$page" | sed "s,^ id=\",$name#,; s,\"\$,,"
    echo "$name#"
done | sort -u > "$work/ids"

# found FILE CASE: every line page#id of FILE exists
found () { sort -u "$1" | comm -23 - "$work/ids" > "$work/some"; verdict "$work/some" "$2"; }

searched () {           # searched FILE: page#id of each entry
    awk '/^\["[^"]*\.html","/ { split($0, p, "\""); page = p[2]; next }
         /^\["[^"]*",\[/ { split($0, p, "\""); print page "#" p[2] }' "$1"
}
searched "$book/search.js" > "$work/searched"
found "$work/searched" "each of the $(wc -l < "$work/searched" | tr -d ' ') entries of the search leads to a place"
for c in $(chapters); do
    grep -q "^$c.html#" "$work/searched" || echo "$c has no entry"
done > "$work/some"
verdict "$work/some" 'every chapter is searched'
size=$(wc -c < "$book/search.js")
if [ "$size" -le 1500000 ]; then ok "what is searched has no more than 1.5 MB ($((size / 1000)) kB)"
else failure "what is searched has no more than 1.5 MB ($((size / 1000)) kB)"; fi
sed 's/^\["c-02-compose-h",/["no-such-id",/' "$book/search.js" > "$work/search.js"
if searched "$work/search.js" | sort -u | comm -23 - "$work/ids" | grep -q 'no-such-id'
then ok 'found: an entry that leads nowhere'; else failure 'found: an entry that leads nowhere'; fi

for js in "$book"/previews/*.js; do
    page=$(basename "$js" .js).html
    grep -o '^"[^"]*":' "$js" | sed "s,^\",$page#,; s,\":\$,," | sort > "$work/previewed"
    grep -o 'class="chunk[^>]* id="[^"]*"' "$book/$page" | sed 's,.* id=",,; s,"$,,' | sort -u | sed "s,^,$page#," > "$work/chunks"
    comm -13 "$work/previewed" "$work/chunks" | sed 's,$,: no preview,'
    comm -23 "$work/previewed" "$work/ids" | sed 's,$,: a preview of nothing,'
    grep -n '[ <]id=\\"' "$js" | head -n 1
done > "$work/some"
verdict "$work/some" 'each chunk has a preview, and a preview has no ids'
cat "$book"/previews/*.js | grep -o 'href=\\"[^\\]*' | sed 's,href=\\",,' | grep -v '://' > "$work/hrefs"
grep '^files/' "$work/hrefs" | sed 's,#.*,,' | sort -u | while read -r f; do
    [ -e "$book/$f" ] || echo "$f"
done > "$work/some"
grep -v '^files/' "$work/hrefs" | sed 's,^[^#]*$,&#,' | sort -u | comm -23 - "$work/ids" >> "$work/some"
verdict "$work/some" 'the links in previews lead somewhere'
if command -v node > /dev/null; then
    cat > "$work/run.js" <<'E'
globalThis.window = globalThis;
const fs = require("fs"), book = process.argv[2];
const run = f => (0, eval)(fs.readFileSync(book + "/" + f, "utf8"));
run("search.js");
for (const e of SEARCH) for (const k of "pictx") if (typeof e[k] !== "string") console.log(e, k);
for (const f of fs.readdirSync(book + "/previews")) run("previews/" + f);
for (const p in PREVIEWS) for (const i in PREVIEWS[p]) if (!PREVIEWS[p][i].startsWith("<")) console.log(p, i);
E
    node "$work/run.js" "$book" > "$work/some" 2>&1; verdict "$work/some" 'the scripts are scripts'
else
    skip 'the scripts are scripts: node is not installed'
fi

# --- the glossary and the lists ---------------------------------------------

for c in $(chapters); do
    grep -o '<span[^>]*class="term"[^>]*>' "$book/$c.html" | sed "s,.* id=\"\\([^\"]*\\)\".*,$c.html#\\1,"
done | sort > "$work/terms"
grep -o '<dt id="[^>]*><a href="[^"]*"' "$book/glossary.html" | sed 's,.*href=",,; s,"$,,' | sort > "$work/entries"
comm -3 "$work/terms" "$work/entries" > "$work/some"
verdict "$work/some" "the glossary has all of the $(wc -l < "$work/terms" | tr -d ' ') terms"
for kind in theorems:theorem diagrams:diagram; do
    class=${kind#*:}
    for c in $(chapters); do grep -oE "<(div|figure)[^>]* class=\"$class\"" "$book/$c.html"; done | wc -l > "$work/there"
    grep -c '^<tr><td>' "$book/${kind%:*}.html" > "$work/listed"
    if cmp -s "$work/there" "$work/listed"; then ok "all $class""s are listed ($(tr -d ' ' < "$work/there"))"
    else not_ok "all $class""s are listed" < "$work/listed"; fi
done

(cd "$book" && find files -name '*.html') | sort > "$work/there"
grep -o 'href="files/[^"]*"' "$book/listing.html" | sed 's/^href="//; s/"$//' | sort > "$work/listed"
diff "$work/there" "$work/listed" > "$work/some"
verdict "$work/some" "all files are listed ($(wc -l < "$work/there" | tr -d ' '))"

# --- the whole book ---------------------------------------------------------

(cd "$book" && awk -f "$root/tests/pages.awk" print.html) > "$work/complaints" 2>&1
grep ' twice' "$work/complaints" > "$work/some"; verdict "$work/some" 'no id twice in the whole book'
grep -v ' twice' "$work/complaints" > "$work/some"; verdict "$work/some" 'the whole book is a page without faults'
for c in $(chapters); do
    grep -q "<section[^>]* id=\"$c\"" "$book/print.html" || echo "$c is not in it"
done > "$work/some"
verdict "$work/some" 'every chapter is in the whole book'

epub=$(ls "$book"/*.epub 2> /dev/null | head -n 1)
if [ -z "$epub" ]; then failure 'there is an EPUB'
elif ! command -v unzip > /dev/null; then skip 'the EPUB is not read back: unzip is not installed'
else
    mkdir "$work/epub"; unzip -q "$epub" -d "$work/epub" 2> "$work/some"
    verdict "$work/some" 'the EPUB is an archive'
    if [ "$(head -c 58 "$epub" | tail -c 28)" = mimetypeapplication/epub+zip ]; then ok 'it begins with its type'
    else failure 'it begins with its type'; fi
    if command -v xmllint > /dev/null; then
        find "$work/epub" -name '*.xhtml' -o -name '*.opf' -o -name '*.ncx' -o -name '*.xml' |
            xargs xmllint --noout --nonet > "$work/some" 2>&1
        verdict "$work/some" 'its files are well-formed XML'
    else
        skip 'the XML of the EPUB is not read: xmllint is not installed'
    fi
    (cd "$work/epub/EPUB" && awk -f "$root/tests/pages.awk" text/*.xhtml |
        grep -v 'no lang' ) > "$work/some"
    verdict "$work/some" 'its links lead somewhere, no id stands twice, its tags match'
    checker=$(ls /usr/share/java/epubcheck.jar /usr/bin/epubcheck 2> /dev/null | head -n 1)
    if command -v java > /dev/null && [ -n "$checker" ]; then
        java -jar "$checker" "$epub" 2>&1 | grep -E '^(FATAL|ERROR|WARNING)' > "$work/some"
        verdict "$work/some" 'epubcheck finds nothing in it'
    else
        skip 'the EPUB is not checked: epubcheck is not installed'
    fi
    for c in $(chapters); do grep -lq "id=\"book-$c\"" "$work/epub"/EPUB/text/*.xhtml || echo "$c is not in it"; done > "$work/some"
    verdict "$work/some" 'every chapter is in it'
fi

# --- bad input --------------------------------------------------------------

tool=$root/build/A5-apparatus/apparatus
mkdir -p "$work/bad/chapters" "$work/bad/build"
cd "$work/bad" || exit 2

# refused CASE MESSAGE COMMAND...: it fails, says the message, and writes nothing
refused () {
    case=$1 message=$2; shift 2
    if "$@" > "$work/out" 2> "$work/err" < "$work/in"; then failure "refused: $case"
    elif [ -s "$work/out" ] || ! grep -qF "$message" "$work/err"; then not_ok "refused: $case" < "$work/err"
    else ok "refused: $case"; fi
}
printf '# T\n\n[a]{.term} and\n[a]{.term}\n\n::: {.theorem #t title="T" bought="{no-key}"}\n:::\n' > chapters/01-t.nw
printf '<p><span class="term">set</span></p><div class="theorem" id="t" title="T" data-bought="{no-key}"></div>' > "$work/in"
refused 'a number that no run has printed' 'chapters/01-t.nw:6: no run of 01-t has printed "no-key = ..."' "$tool" dress 01-t.html build
printf '<p><span class="term">[a]</span> <span class="term">[a]</span></p>' > "$work/in"
refused 'a term that is defined twice' 'chapters/01-t.nw:3: the term "[a]" is defined a second time' "$tool" dress 01-t.html build
printf '@misc{here,\n}\n@misc{idle,\n}\n' > chapters/r.bib
printf 'See\n[@here; @gone].\n' > chapters/02-c.nw
: > "$work/in"
refused 'a work that is not there' 'chapters/02-c.nw:2: the work @gone is not in references.bib' "$tool" cites chapters/r.bib chapters/02-c.nw
refused 'a work that nobody cites' 'chapters/r.bib:3: no chapter cites idle' "$tool" cites chapters/r.bib chapters/02-c.nw
printf '<p>one</b></p>' > a.html
refused 'a page whose tags do not match' 'a.html:1: </b> where <p> is open' "$tool" search a.html
refused 'a page that is not there' 'b.html: cannot be read' "$tool" search b.html
refused 'a word that means nothing' 'nothing is called concordance' "$tool" concordance chapters/02-c.nw
printf 'no zip' > "$work/in"
refused 'what is no archive' 'is no zip archive' "$tool" stamp
cd "$root" || exit 2
summary
