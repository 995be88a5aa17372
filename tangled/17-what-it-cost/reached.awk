# reached.awk - of objdump -dr: instructions of f and of all that it calls, but not the
# padding; what is called is named by a line of its own, or in angles
/^[0-9a-f]+ <.*>:$/ { name = $2; gsub(/[<>:]/, "", name)
    again = name in n; n[name] += 0; next }
again || name == "" || NF == 0 { next }
$2 ~ /^R_.*(PLT32|CALL26|PC32)$/ && called { call($3); next }
$2 ~ /^R_/ { next }
$2 !~ /^(nop|data16|cs|xchg)/ { n[name]++ }
{ called = $2 ~ /^(call|bl|jmp|b)$/ }
called && /<[^+>]*>$/ { call($NF) }
function call(to) {
    gsub(/[<>]|[-+]0x.*/, "", to)
    if (to != name)
        calls[name] = calls[name] " " to
}
function reached(f,    i, k, to) {
    if (seen[f]++)
        return 0
    k = n[f]
    for (i = split(calls[f], to, " "); i > 0; i--)
        k += reached(to[i])
    return k
}
END { print reached(f) + 0 }
