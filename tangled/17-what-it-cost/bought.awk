# bought.awk - the theorems of chapters, as rows of a table in Markdown
BEGIN { print "| | theorem | what it bought |\n|---|---|---|" }
FNR == 1 { chapter = FILENAME; gsub(/^.*\/|\.nw$/, "", chapter)
    fence = code = 0 }
/^<<.*>>=[ \t]*$/ { code = 1 }
/^@([ \t]|$)/ { code = 0 }
/^```/ { fence = !fence }
!code && !fence && /^::: \{\.theorem / {
    id = part($0, "#[^ }]*", 1); title = part($0, "title=\"[^\"]*", 7)
    bought = part($0, "bought=\"[^\"]*", 8)
    if (id == "" || title == "" || bought == "")
        refuse("expected #id, title= and bought=")
    number = chapter; sub(/-.*/, "", number); sub(/^0/, "", number)
    printf "| %s | [%s](%s.html#%s) | %s |\n", number, plain(title), chapter, id, \
        plain(filled(bought))
}
function part(line, form, skip) {
    return match(line, form) ? substr(line, RSTART + skip, RLENGTH - skip) : ""
}
function refuse(why) {
    print FILENAME ":" FNR ": " why > "/dev/stderr"
    failed = 1
    exit 1
}
function plain(s) { gsub(/[][\\`*_{}<>#|$~^@]/, "\\\\&", s); return s }
function filled(s,    key, before) {
    while (match(s, /\{[^}]*\}/)) {
        key = substr(s, RSTART + 1, RLENGTH - 2)
        before = before substr(s, 1, RSTART - 1) value(key)
        s = substr(s, RSTART + RLENGTH)
    }
    return before s
}
function value(key,    line, found, from) {
    from = "cat " ENVIRON["BUILT"] "/" chapter "/out/measure_*.txt " \
        ENVIRON["BUILT"] "/" chapter "/out/demo.txt 2> /dev/null"
    while ((from | getline line) > 0)
        if (index(line, key " = ") == 1 && found == "")
            found = substr(line, length(key) + 4)
    close(from)
    if (found == "")
        refuse("no run of " chapter " has printed \"" key " = ...\"")
    return found
}
