#!/bin/sh
# browser.sh - the pages in headless Chromium: see browser.py and reading.py. BOOK=… is
# their directory; BROKEN=all breaks the script in every way that reading.py knows.
. "$(dirname "$0")/lib.sh"; begin browser 400

book=${BOOK:-$(sed -n 's/^build-dir *= *"\(.*\)"/\1/p' book.toml 2> /dev/null)}
book=${book:-build/book}
need chromium chromedriver
for python in ${PYTHON:-/usr/bin/python3 python3}; do
    "$python" -c 'import selenium' 2> /dev/null && break
    python=
done
[ -n "$python" ] || { skip 'the browser: Python has no selenium (python3-selenium)'; summary; }
[ -e "$book/index.html" ] || { failure "there are pages in $book (make book)"; summary; }

HOME=$work timeout -k 5 600 "$python" -B tests/browser.py "$book" > "$work/out" 2> "$work/errors"
status=$?
cat "$work/out"
sed -n 's/^ok - .*/passed/p; s/^not ok - .*/failed/p; s/^skip - .*/skipped/p' "$work/out" >> "$cases"
[ $status = 0 ] || grep -v "^#[0-9]" "$work/errors" | tail -n 20 | not_ok "browser.py ends well (status $status)"
summary
