# boundaries.awk - the C files of a chapter, as a reader has them after each chunk.
#
#   awk -v OUT=DIRECTORY -f boundaries.awk < TOKENS
#
# reads noweb's tokens of one chapter and, for every chunk K and every root *.c
# that K changes, writes the root as it stands after K to OUT/K-ROOT ("/" of the
# root becomes "_") and prints
#
#   K <tab> line of K in the chapter <tab> root <tab> file written <tab> name of K
#
# After K, the lines of later chunks are blank, except their #include lines.

/^@begin code/  { chunk++; first[chunk] = tokens + 1; start[chunk] = lines + 1
                  code = 1; next }
/^@end code/    { last[chunk] = tokens; code = 0; next }
/^@defn /       { name[chunk] = substr($0, 7); defs[name[chunk]] = defs[name[chunk]] chunk " "
                  heading = 1; next }
/^@nl$/ || /^@index nl$/ { lines++ }
!code           { next }
/^@nl$/         { if (heading) heading = 0; else token[++tokens] = "\n" }
/^@text /       { token[++tokens] = "t" substr($0, 7) }
/^@use /        { token[++tokens] = "u" substr($0, 6); uses[chunk] = uses[chunk] substr($0, 6) "\n" }

# The text of a name after chunk K; with late, only its #include lines. Text that
# begins in the middle of a line is never an #include.
function expand(n, K, late,     d, parts, i, c, t, s, line, hidden) {
    parts = split(defs[n], d, " ")
    s = ""
    for (i = 1; i <= parts; i++) {
        c = d[i] + 0
        hidden = late || c > K
        line = ""
        for (t = first[c]; t <= last[c]; t++) {
            if (token[t] == "\n") {
                if (hidden && line !~ /(^|\n)[ \t]*#[ \t]*include/) line = ""
                s = s line "\n"
                line = ""
            } else if (token[t] ~ /^t/) {
                line = line substr(token[t], 2)
            } else {
                line = line expand(substr(token[t], 2), K, hidden)
            }
        }
        # the newline before the next definition belongs to the text, the last one to the user
        if (i == parts) s = substr(s, 1, length(s) - 1)
    }
    return s
}

# reaches[n]: the roots *.c that use n
function reach(root, n,     d, parts, i, u, count, j) {
    if ((root, n) in seen) return
    seen[root, n] = 1
    roots[n] = roots[n] root "\n"
    parts = split(defs[n], d, " ")
    for (i = 1; i <= parts; i++) {
        count = split(uses[d[i] + 0], u, "\n")
        for (j = 1; j < count; j++) reach(root, u[j])
    }
}

END {
    for (K = 1; K <= chunk; K++)
        if (name[K] ~ /\.c$/ && !(name[K] in known)) { known[name[K]] = 1; reach(name[K], name[K]) }
    for (K = 1; K <= chunk; K++) {
        n = split(roots[name[K]], r, "\n")
        for (i = 1; i < n; i++) {
            split(defs[r[i]], d, " ")
            if (d[1] > K) continue                  # the file is not begun
            text = expand(r[i], K, 0)
            if (text == before[r[i]]) continue
            before[r[i]] = text
            file = r[i]
            gsub("/", "_", file)
            file = OUT "/" K "-" file
            print text > file
            close(file)
            printf "%d\t%d\t%s\t%s\t%s\n", K, start[K], r[i], file, name[K]
        }
    }
}
