# inner_loop.awk - instructions and conditional jumps for each token counted;
# reads what objdump -d prints of x86-64 code
/>:$/           { name = $2; n = 0; sub(/^</, "", name); sub(/>:$/, "", name) }
/^ *[0-9a-f]+:/ {
    address[++n] = $1; sub(/:$/, "", address[n]); code[n] = $0
    for (i = n; /\tj[a-z]+ / && i > 0; i--)     # leads back to i?
        if (address[i] == $3 && !(name in tokens))
            take(i, n)
}
function take(from, to, tokens_here, jumps_here, i)
{
    for (i = from; i <= to; i++) {
        tokens_here += code[i] ~ /\t(addl +\$0x1,|incl ).*\(/
        jumps_here += code[i] ~ /\tj/ && code[i] !~ /\tjmp/
    }
    if (tokens_here == 0)
        return
    tokens[name] = tokens_here
    print "instructions-" cc "-" name " = " (to - from + 1) / tokens_here
    print "jumps-" cc "-" name " = " jumps_here / tokens_here
}
