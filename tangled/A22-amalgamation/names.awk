# names.awk - what has to be renamed when modules become one file.
#     awk -f names.awk pass=1 M.i ... pass=2 M.i ...
# The M.i are preprocessed.  Prints "shared HEADER", "rename M NAME", "late M".
BEGIN {
    word = "static inline const extern int float double void char long " \
        "unsigned signed short struct enum union typedef volatile " \
        "restrict __attribute__ _Static_assert _Alignas __extension__ asm"
    split(word, list, " ")
    for (i in list)
        known[list[i]] = 1
    token = "[A-Za-z_][A-Za-z_0-9]*|[0-9][A-Za-z_0-9.]*|" \
        "\"([^\"\\\\]|\\\\.)*\"|'([^'\\\\]|\\\\.)*'|[^ \t]"
}
function guarded(f,   line, n) {
    if (!(f in guard)) {
        guard[f] = 0
        for (n = 0; n < 9 && (getline line < f) > 0; n++)
            if (line ~ /^#ifndef [A-Z0-9_]*_H$/)
                guard[f] = 1
        close(f)
    }
    return guard[f]
}
FNR == 1 {
    module = FILENAME
    gsub(/.*\/|\.i$/, "", module)
    depth = initial = inside_enum = inside = 0
    owner[0] = last = before = ""
}
/^# [0-9]+ "/ {
    file = $3
    gsub(/"/, "", file)
    ours = file ~ /^\.\.\//
    if (pass == 1 && ours && !((file, module) in reads)) {
        reads[file, module] = 1
        readers[file]++
    }
    if ($4 == 2)
        inside--
    else if ($4 == 1) {
        inside++
        owner[inside] = ours && guarded(file) && readers[file] > 1 ? file \
            : owner[inside - 1]
    }
    shared = owner[inside]
    if (pass == 2 && shared != "" && !(shared in first)) {
        first[shared] = module
        print "shared", shared
    }
    if (pass == 2 && file ~ /\/tgmath\.h"?$/ && !(module in late)) {
        late[module] = 1
        print "late", module
    }
    look = pass == 2 && ours && (shared == "" || first[shared] == module)
    next
}
/^#/ || !look { next }
{
    for (rest = $0; match(rest, token); ) {
        t = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        take(t)
    }
}
function take(t) {
    if (t ~ /^[[(=;,{}]$/ || t == "__attribute__")
        ended(t)
    if (t ~ /^[[({]$/)
        depth++
    if (t ~ /^[])}]$/)
        depth--
    if (depth == 0 && t == "}")
        inside_enum = 0
    before = last
    last = t
}
function ended(t) {
    if (depth == 0 && t == "{")
        inside_enum = last == "enum" || before == "enum"
    if (inside_enum ? depth == 1 && before ~ /^[{,]$/ && t != "(" : \
        depth == 0 && !initial)
        declare(last)
    if (inside_enum)
        initial = 0
    else if (depth == 0)
        initial = t == "=" || (initial && t != ";" && t != ",")
}
function declare(name,   unit) {
    unit = shared != "" ? "" : module
    if (name !~ /^[A-Za-z_]/ || name in known || (name, unit) in declared)
        return
    declared[name, unit] = 1
    units[name] = units[name] " " (shared != "" ? shared : module)
    if (shared == "")
        order[++count] = name " " module
}
# What a shared header that the module reads declares is not the module's own:
# it is declared there and defined here.
function clashes(name, unit,   n, k, other, met) {
    n = split(units[name], other, " ")
    for (k = 1; k <= n; k++)
        if ((other[k], unit) in reads)
            return 0
        else if (other[k] != unit)
            met = 1
    return met
}
END {
    for (i = 1; i <= count; i++) {
        split(order[i], at, " ")
        if (clashes(at[1], at[2]))
            print "rename", at[2], at[1]
    }
}
