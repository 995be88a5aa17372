# pages.awk - what is wrong with the pages of the book, one complaint a line.
#
#   awk -f pages.awk PAGE.html ...
#
# Tags match; ids are unique; every link within the book leads to a file and an id that
# exist (a page not among the arguments: to a file); nothing is fetched from outside;
# every picture has a text; one h1 a page, and no level of heading is skipped.

BEGIN {
    RS = "<"
    n = split("area base br col embed hr img input link meta source track wbr", v, " ")
    for (i = 1; i <= n; i++) empty[v[i]] = 1
    fetching = split("src href data action poster srcset xlink:href", fetches, " ")
    quoted = "[^\"'>]*(\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*"
}

function say(what) { print FILENAME ": " what }

# the attributes of the tag, into has[]
function read_attributes(s,     name, value) {
    split("", has)
    sub(/^[^ \t\n]*/, "", s)
    while (match(s, /^[ \t\n\/]*[^ \t\n=\/]+/)) {
        name = substr(s, RSTART, RLENGTH)
        sub(/^[ \t\n\/]+/, "", name)
        s = substr(s, RLENGTH + 1)
        if (match(s, /^[ \t\n]*=[ \t\n]*("[^"]*"|'[^']*'|[^"' \t\n]+)/)) {
            value = substr(s, 1, RLENGTH)
            s = substr(s, RLENGTH + 1)
            sub(/^[ \t\n]*=[ \t\n]*/, "", value)
            if (value ~ /^["']/) value = substr(value, 2, length(value) - 2)
        } else value = ""
        has[tolower(name)] = value
    }
}

# the value of an attribute, or "\001" where the tag has none
function attribute(name) { return name in has ? has[name] : "\001" }

function outside(url) { return url ~ /^[ \t\n]*([a-z]+:)?\/\// }

function finish_page(     i) {
    if (page == "") return
    for (i = depth; i > 0; i--) if (open[i] !~ /^(html|body)$/) print page ": <" open[i] "> is not closed"
    if (headings["h1"] != 1) print page ": " headings["h1"] + 0 " h1, not one"
    if (!language) print page ": html has no lang"
    if (!titled) print page ": no title"
}

FNR == 1 {
    finish_page()
    page = FILENAME
    pages[page] = 1
    depth = level = raw = language = titled = 0
    delete headings; delete open
    next
}

raw {                                       # inside script or style
    if (tolower($0) ~ "^/" raw "[ \t\n>]") raw = 0
    else { look_inside($0); next }
}

/^!--/ { comment = 1 }
comment { if ($0 ~ /-->/) comment = 0; next }
/^[!?]/ { next }

/^\// {
    name = tolower(substr($0, 2))
    sub(/[ \t\n]*>.*/, "", name)
    if (depth == 0 || open[depth] != name) {
        say("</" name "> closes <" (depth ? open[depth] : "nothing") ">")
        while (depth > 0 && open[depth] != name) depth--
    }
    if (depth > 0) depth--
    next
}

!/^[a-zA-Z]/ { say("a bare < before: " substr($0, 1, 40)); next }

{
    if (!match($0, "^" quoted ">")) { say("a tag without end: <" substr($0, 1, 40)); next }
    tag = substr($0, 1, RLENGTH - 1)
    text = substr($0, RLENGTH + 1)
    closed = tag ~ /\/$/
    name = tolower(tag)
    sub(/[ \t\n\/].*/, "", name)
    if (!closed && !(name in empty)) open[++depth] = name
    read_attributes(tag)

    id = attribute("id")
    if (id != "\001") {
        if ((page, id) in ids) say("id " id " twice")
        ids[page, id] = 1
    }
    if (name == "html" && attribute("lang") != "\001") language = 1
    if (name == "title" && text ~ /[^ \t\n]/) titled = 1
    if (name ~ /^h[1-6]$/) {
        headings[name]++
        if (substr(name, 2) > level + 1) say(name " after h" level ": " substr(text, 1, 40))
        level = substr(name, 2)
    }
    if (name == "img" && attribute("alt") !~ /[^ \t\n\001]/) say("img without alt: " attribute("src"))
    if (name == "svg" && attribute("aria-hidden") != "true") {
        if (attribute("role") != "img") say("svg without role=img")
        if (attribute("aria-label") !~ /[^ \t\n\001]/) say("svg without aria-label")
    }
    if (name == "a" || name == "area") {
        url = attribute("href")
        if (url != "\001") links[page, ++link[page]] = url
    } else {
        for (i = 1; i <= fetching; i++) {
            url = attribute(fetches[i])
            if (url == "\001" || url == "") continue
            if (outside(url)) say("fetches " url)
            else if (name != "use" && url !~ /^(data|#)/) links[page, ++link[page]] = url
        }
    }
    if (attribute("style") != "\001") look_inside(attribute("style"))
    if (name == "script" || name == "style") { raw = name; look_inside(text) }
}

function look_inside(s) {
    if (s ~ /@import/ || s ~ /url\([ \t]*["']?([a-z]+:)?\/\//) say("fetches from a style: " substr(s, 1, 60))
    if (s ~ /(fetch|import|src *=|XMLHttpRequest)[^;]*["'`](https?:)?\/\//) say("fetches from a script: " substr(s, 1, 60))
}

function exists(file,     line, there) {
    if (!(file in found)) {
        there = (getline line < file)
        close(file)
        found[file] = there >= 0
    }
    return found[file]
}

function decoded(s,     i, hex) {
    gsub(/&amp;/, "\\&", s)
    while (match(s, /%[0-9A-Fa-f][0-9A-Fa-f]/)) {
        hex = toupper(substr(s, RSTART + 1, 2))
        s = substr(s, 1, RSTART - 1) \
            sprintf("%c", 16 * (index("0123456789ABCDEF", substr(hex, 1, 1)) - 1) + index("0123456789ABCDEF", substr(hex, 2, 1)) - 1) \
            substr(s, RSTART + 3)
    }
    return s
}

# the file that a relative address names, seen from a page
function resolve(page, url,     directory) {
    if (url == "") return page
    directory = page
    if (!sub(/\/[^\/]*$/, "/", directory)) directory = ""
    url = directory url
    while (sub(/[^\/]+\/\.\.\//, "", url) || sub(/\/\.\//, "/", url)) ;
    return url
}

END {
    finish_page()
    for (page in pages)
        for (i = 1; i <= link[page]; i++) {
            url = links[page, i]
            if (url ~ /^[a-z]+:/) continue
            file = url; id = ""
            if (match(url, /#/)) { file = substr(url, 1, RSTART - 1); id = decoded(substr(url, RSTART + 1)) }
            file = resolve(page, decoded(file))
            if (!exists(file)) print page ": dead link " url
            else if (id != "" && file in pages && !((file, id) in ids)) print page ": dead link " url ": no such id"
        }
}
