# seen.awk - of counted.csv: a table of what is fetched, and shares of instructions
$1 == "predicted" { predicted[$2] = $4 }
$1 == "widest" { sub(/gradient-/, "", $2); values = values sprintf("widest-%s = %.1f\n", \
    $2, $4 * 1e-6) }
$1 == "fetched" { name[++rows] = $2; cache[rows] = $3; fetched[rows] = $4 }
$1 == "instructions" { done[$2 " " $3] = $4; all[$2] += $4 }
END { show_fetched(); print "== values"; printf "%s", values; show_instructions() }
function show_fetched(    i, n, r, least, most) {
    printf "%-18s%10s%12s%10s%8s\n", "MB, gradient of", "cache", "predicted", "fetched", \
        "ratio"
    for (i = 1; i <= rows; i++) {
        n = substr(name[i], length(name[i])); r = fetched[i] / predicted[name[i]]
        printf "%-18s%10.2f%12.2f%10.2f%8.2f\n", "transformer " n, cache[i] / 2 ^ 20, \
            predicted[name[i]] * 1e-6, fetched[i] * 1e-6, r
        if (!(n in least)) values = values sprintf("ratio-%s-least = %.1f\n", n, r)
        least[n] = 1; most[n] = r
    }
    for (n in most) values = values sprintf("ratio-%s-largest = %.2f\n", n, most[n])
}
function show_instructions(    k, at) {
    for (k in done) {
        split(k, at, " ")
        printf "instructions-%s-%s = %.0f\n", at[1], at[2], 100 * done[k] / all[at[1]]
    }
    for (k in all) {
        printf "instructions-%s = %.0f\n", k, all[k]
        printf "other-%s = %.0f\n", k, 100 - 100 * done[k " products"] / all[k]
    }
}
