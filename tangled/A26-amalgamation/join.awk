# join.awk - modules and their headers as one file of C.
#     awk -v DIRS=". ../A ..." -f join.awk EXPORTED NAMES MODULES
# EXPORTED: names, one a line; NAMES: from names.awk; MODULES: paths of .c
FILENAME == ARGV[1] { exported[$1] = $1 !~ /^tc_/; next }
$1 == "shared" { shared[$2] = 1; headers[++header_count] = $2; next }
$1 == "rename" { renamed[$2] = renamed[$2] " " $3; next }
{ modules[++module_count] = $1 }
END {
    split(DIRS, dirs, " ")
    for (h = 1; h <= header_count; h++)
        emit(headers[h])
    for (m = 1; m <= module_count; m++)
        emit_module(modules[m])
    for (i = 1; i <= system_count; i++)
        print "#include <" systems[i] ">"
    for (i = 1; i <= lines; i++)
        print text[i]
}
function put(line) { text[++lines] = line }
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
function emit_module(f,   name, list, n, i) {
    name = f
    gsub(/.*\/|\.c$/, "", name)
    n = split(renamed[name], list, " ")
    put("")
    for (i = 1; i <= n; i++)
        put("#define " list[i] " " name "_" list[i])
    macro_count = 0
    emit(f)
    for (i = 1; i <= n; i++)
        put("#undef " list[i])
    for (i = 1; i <= macro_count; i++)
        if (macros[i] in mine)
            put("#undef " macros[i])
    for (i in mine)
        delete mine[i]
}
function emit(f,   line, guard, deep) {
    if (f in written)
        return
    guard = guarded(f)
    if (guard)
        written[f] = 1
    while ((getline line < f) > 0) {
        if (line ~ /^#if/)
            deep++
        if (guard && deep == 1 && line ~ /^#(ifndef|define) [A-Z0-9_]*_H$/)
            continue
        if (guard && deep == 1 && line ~ /^#endif/) {
            deep--
            continue
        }
        if (line ~ /^#endif/)
            deep--
        if (line ~ /^#include/)
            include(line, f, deep - guard)
        else
            plain(line, f)
    }
    close(f)
}
function include(line, from, deep,   part) {
    split(line, part, /[<>"]/)
    if (line ~ /"/)
        emit(resolved(part[2], from))
    else if (deep > 0)
        put(line)
    else if (!(part[2] in asked)) {
        asked[part[2]] = 1
        systems[++system_count] = part[2]
    }
}
function plain(line, f,   name, new) {
    put(line)
    new = line ~ /^# *define /
    name = line
    if (sub(/^# *(define|undef) +/, "", name)) {
        sub(/[^A-Za-z_0-9].*/, "", name)
        if (f in shared && new)
            common[name] = 1
        else if (f in shared)
            delete common[name]
        else if (new && name in common) {
            print "join.awk: " f ": " name " is a macro of a shared header" \
                > "/dev/stderr"
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
        going_on = line ~ /\\$/
        return
    }
    if (depth == 0 && code ~ /^[A-Za-z_]/ &&
        (!start || (!paren && said ~ /^[A-Z_0-9]+\(.*\) *$/))) {
        start = lines
        said = ""
    }
    said = said code " "
    for (; match(code, /[{}();]/); code = substr(code, RSTART + 1)) {
        c = substr(code, RSTART, 1)
        paren += (c == "(") - (c == ")")
        if (depth == 0 && !paren && start && c ~ /[{;]/)
            decide()
        depth += (c == "{") - (c == "}")
        if (depth == 0 && !paren && c ~ /[};]/)
            start = 0
    }
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
    if (head ~ /^(ARROW|PARTIAL|PARAMETRIC)\(/) {
        split(head, part, /[(,)] */)
        if (exported[part[2]])
            text[start] = prototype(part) "\n" text[start]
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
function prototype(p) {
    if (p[1] == "ARROW")
        return "static void " p[2] "(const " p[3] " *restrict x, " p[4] \
            " *restrict y);"
    return "static " (p[1] == "PARTIAL" ? "MUST_CHECK enum status " : "void ") \
        p[2] "(const " p[3] " *restrict p,\n    const " p[4] \
        " *restrict x, " p[5] " *restrict y);"
}
