# swaps.awk - the diagrams that a diagram becomes when one of its arrows is another.
#
#   awk -v OUT=DIRECTORY -v ILL=N -f swaps.awk context.i arrows X.dot
#
# context.i is the preprocessed context, `arrows` has the names of arrows that the
# chapter's diagrams use, one a line. For every arrow=OLD of the diagram and every NEW
# that has its type, or is in `arrows`, and N others, writes OUT/I.dot and prints
#
#   I <tab> well or ill <tab> OLD <tab> NEW <tab> the edge, as it is written

# the type behind the names that typedef gave it
function type(t,     n) {
    while (t in alias && n++ < 50) t = alias[t]
    return t
}

FILENAME == ARGV[1] {
    rest = $0
    while (match(rest, /typedef +(struct +)?[A-Za-z_][A-Za-z_0-9]* +[A-Za-z_][A-Za-z_0-9]*_(dom|cod|par) *(;|$)/)) {
        found = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        n = split(found, word, /[ ;]+/)
        if (word[n] == "") n--
        alias[word[n]] = word[n - 1]
        if (word[n] ~ /_dom$/) {
            name = substr(word[n], 1, length(word[n]) - 4)
            if (!(name in declared)) { declared[name] = 1; order[++arrows] = name }
        }
    }
    next
}
FILENAME == ARGV[2] { used[$1] = 1; next }
{ dot = dot $0 "\n" }

END {
    rest = dot
    while (match(rest, /[^A-Za-z_]arrow *= *"?[A-Za-z_][A-Za-z_0-9]*"?/)) {
        head = head substr(rest, 1, RSTART - 1)
        found = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        old = found
        sub(/^.*= *"?/, "", old); sub(/"$/, "", old)
        before = substr(found, 1, 1)
        edge = head before
        sub(/\[[^\[]*$/, "", edge); sub(/^.*[;{\]\n]/, "", edge)
        gsub(/^[ \t\n]+|[ \t\n]+$/, "", edge); gsub(/[ \t\n]+/, " ", edge)
        others = near = 0
        for (i = 1; i <= arrows; i++) {
            new = order[1 + (i + 7 * edges) % arrows]   # another beginning for each edge
            if (new == old) continue
            well = type(new "_dom") == type(old "_dom") && type(new "_cod") == type(old "_cod") &&
                   type(new "_par") == type(old "_par")
            if (!well && (new in used ? ++near : ++others) > ILL) continue
            file = OUT "/" ++count ".dot"
            printf "%s%sarrow=%s%s", head, before, new, rest > file
            close(file)
            print count "\t" (well ? "well" : "ill") "\t" old "\t" new "\t" edge
        }
        head = head found
        edges++
    }
}
