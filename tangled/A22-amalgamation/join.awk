# join.awk - modules and their headers as one file of C.
#     awk -v DIRS=". ../A ..." -f join.awk EXPORTED NAMES MODULES
# EXPORTED: names, one a line; NAMES: from names.awk; MODULES: paths of .c
FILENAME == ARGV[1] { exported[$1] = $1 !~ /^tc_/; next }
$1 == "shared" { shared[$2] = 1; headers[++header_count] = $2; next }
$1 == "rename" { renamed[$2] = renamed[$2] " " $3; next }
$1 == "late" { late[$2] = 1; next }
{ modules[++module_count] = $1 }
END {
    split(DIRS, dirs, " ")
    for (h = 1; h <= header_count; h++)
        emit(headers[h])
    for (last = 0; last < 2; last++)
        for (m = 1; m <= module_count; m++)
            if ((name_of(modules[m]) in late) == last)
                emit_module(modules[m], name_of(modules[m]))
    for (i = 1; i <= system_count; i++)
        print "#include <" systems[i] ">"
    for (i = 1; i <= lines; i++)
        print text[i]
}
function put(line) { text[++lines] = line }
function name_of(f) {
    gsub(/.*\/|\.c$/, "", f)
    return f
}
function guarded(f,   line, n) {
    for (n = 0; n < 9 && (getline line < f) > 0; n++)
        if (line ~ /^#ifndef [A-Z0-9_]*_H$/)
            break
    close(f)
    return line ~ /^#ifndef [A-Z0-9_]*_H$/
}
function exists(f,   line, there) {
    there = (getline line < f) >= 0
    close(f)
    return there
}
function resolved(name, from,   i, f) {
    f = from
    sub(/[^\/]*$/, "", f)
    if (exists(f name))
        return f name
    for (i = 1; i in dirs; i++)
        if (exists(dirs[i] "/" name))
            return dirs[i] "/" name
    print "join.awk: " from ": no header " name > "/dev/stderr"
    exit 1
}
function emit_module(f, name,   list, n, i) {
    n = split(renamed[name], list, " ")
    put("")
    for (i = 1; i <= n; i++)
        if (has_member(f, list[i]))
            instead[list[i]] = list[i] "_in_" name
        else
            put("#define " list[i] " " list[i] "_in_" name)
    macro_count = 0
    emit(f)
    for (i = 1; i <= n; i++)
        if (!(list[i] in instead))
            put("#undef " list[i])
    for (i = 1; i <= macro_count; i++)
        if (macros[i] in mine)
            put("#undef " macros[i])
    split("", mine)
    split("", instead)
}
function has_member(f, name,   line, met) {
    while ((getline line < f) > 0)
        if ((line " ") ~ ("[.>]" name "[^A-Za-z_0-9]"))
            met = 1
    close(f)
    return met
}
function replaced(line,   out, t) {
    while (match(line, /"([^"\\]|\\.)*"|(\.|->)? *[A-Za-z_0-9]+/)) {
        t = substr(line, RSTART, RLENGTH)
        out = out substr(line, 1, RSTART - 1)
        line = substr(line, RSTART + RLENGTH)
        if (t ~ /^ /) {
            out = out substr(t, 1, match(t, /[^ ]/) - 1)
            sub(/^ +/, "", t)
        }
        out = out (t in instead ? instead[t] : t)
    }
    return out line
}
function emit(f,   line, guard, deep) {
    if (f in written)
        return
    guard = guarded(f)
    if (guard)
        written[f] = 1
    while ((getline line < f) > 0) {
        deep += line ~ /^#if/
        if (guard && deep == 1 && line ~ /^#(ifndef|define) [A-Z0-9_]*_H$/)
            continue
        if (guard && deep == 1 && line ~ /^#endif/) {
            deep--
            continue
        }
        deep -= line ~ /^#endif/
        if (line ~ /^#include/)
            include(line, f, deep - guard)
        else
            plain(line, f)
    }
    close(f)
}
function include(line, from, deep,   part) {
    if (line ~ /^#include [A-Z]/)       # a macro that is a name
        line = named[substr(line, 10)]
    split(line, part, /[<>"]/)
    if (line ~ /"/)
        emit(resolved(part[2], from))
    else if (deep > 0 || part[2] == "tgmath.h")
        put(line)
    else if (!(part[2] in asked)) {
        asked[part[2]] = 1
        systems[++system_count] = part[2]
    }
}
function plain(line, f,   name, new) {
    put(line = replaced(line))
    new = line ~ /^# *define /
    name = line
    if (sub(/^# *(define|undef) +/, "", name)) {
        sub(/[^A-Za-z_0-9].*/, "", name)
        named[name] = line
        if (f in shared && new)
            common[name] = 1
        else if (f in shared)
            delete common[name]
        else if (new && name in common) {
            print "join.awk: " f ": " name " is shared" > "/dev/stderr"
            exit 1
        } else if (new) {
            mine[name] = 1
            macros[++macro_count] = name
        } else
            delete mine[name]
    }
    scan(line)
}
function scan(line,   code, c) {
    code = stripped(line)
    if (going_on || line ~ /^[ \t]*#/) {
        directive(code)
        return
    }
    if (depth == 0 && code ~ /^[A-Za-z_]/ &&
        (!start || (!paren && said ~ /^[A-Z_0-9]+\(.*\) *$/))) {
        start = lines
        said = ""
    }
    said = said code " "
    while (match(code, /[{}();]/)) {
        c = substr(code, RSTART, 1)
        code = substr(code, RSTART + 1)
        paren += (c == "(") - (c == ")")
        if (depth == 0 && !paren && start && c ~ /[{;]/)
            decide()
        depth += (c == "{") - (c == "}")
        if (depth == 0 && !paren && c ~ /[};]/)
            start = 0
    }
}
function directive(code) {
    rule = (going_on ? rule : "") code
    going_on = sub(/\\$/, " ", rule)
    if (!going_on && rule ~ /^#define [A-Za-z_0-9]+\(/)
        remember(rule)
}
function stripped(line,   code, at) {
    for (code = ""; ; line = substr(line, RSTART + RLENGTH)) {
        if (inside_comment) {
            at = index(line, "*/")
            if (!at)
                return code
            line = substr(line, at + 2)
            inside_comment = 0
        }
        if (!match(line, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/\*/))
            return code line
        code = code substr(line, 1, RSTART - 1)
        inside_comment = substr(line, RSTART, 2) == "/*"
    }
}
function decide(   head, n, i, part) {
    head = said
    sub(/[{;].*/, "", head)
    if (decided == start || head ~ /(^| )(static|typedef) /)
        return
    decided = start
    n = index(head, "(")
    if (n > 0 && substr(head, 1, n - 1) in body) {
        text[start] = prototypes(substr(head, 1, n - 1), head) text[start]
        return
    }
    while (sub(/\([^()]*\)/, "", head))
        ;
    sub(/=.*/, "", head)
    gsub(/\[[^]]*\]/, "", head)
    n = split(head, part, /[^A-Za-z_0-9]+/)
    for (i = 1; i <= n; i++)
        if (exported[part[i]]) {
            sub(/^extern /, "", text[start])
            text[start] = "static " text[start]
            return
        }
}
function remember(rule,   name) {
    name = rule
    gsub(/^#define |\(.*/, "", name)
    parameters[name] = body[name] = rule
    gsub(/^[^(]*\(|\).*/, "", parameters[name])
    sub(/^[^)]*\)/, "", body[name])
}
function expanded(name, head,   n, i, from, to, t, out, rest) {
    gsub(/^[^(]*\(|\) *$/, "", head)
    n = split(parameters[name], from, / *, */)
    split(head, to, / *, */)
    for (rest = body[name]; match(rest, /[A-Za-z_0-9]+/); ) {
        t = substr(rest, RSTART, RLENGTH)
        out = out substr(rest, 1, RSTART - 1)
        rest = substr(rest, RSTART + RLENGTH)
        for (i = 1; i <= n; i++)
            if (t == from[i]) {
                t = to[i]
                break
            }
        out = out t
    }
    gsub(/ *## */, "", out)
    return out rest
}
function prototypes(name, head,   n, i, f, part, out) {
    n = split(expanded(name, head), part, /;/)
    for (i = 1; i <= n; i++) {
        gsub(/^ +| +$/, "", part[i])
        gsub(/  +/, " ", part[i])
        f = part[i]
        sub(/ *\(.*/, "", f)
        sub(/.*[ *]/, "", f)
        if (part[i] ~ /^[A-Za-z_][^{}]*\)$/ && exported[f])
            out = out "static " part[i] ";\n"
    }
    return out
}
