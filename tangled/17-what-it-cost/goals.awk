# goals.awk - of tasks, runs and goals: what was aimed at, and what came
BEGIN { printf "%-5s%9s%10s  %-11s%s\n", "aim", "measured", "number", "", "of" }
FS == "|" && !/^#/ && NF > 0 { if (NF != 6) refuse("expected six fields"); compare(); next }
$1 == "task" { flops[$2] = $3 }
$1 == "attending" { attending[$2] = $3 }
$1 == "peak" && $2 == "library" && $4 > peak[$3] { peak[$3] = $4 }
$1 == "seconds" { time[$2] = $4 }
/^# parts-/ { split($0, w, /[-: ]+/); parts[w[3]] = w[4] " " w[5] " " w[6] }
$2 == "compiled" && $3 == 1 { share[$1] = $5 }
function refuse(why) {
    print FILENAME ":" FNR ": " why > "/dev/stderr"
    failed = 1
    exit 1
}
function number(x) { return x >= 1000 ? sprintf("%.0f", x) : sprintf("%.3g", x) }
function measured(unit, task,    threads, f) {
    if (unit !~ /^(share|ms|us|[0-9]+)$/)
        refuse("expected share, ms, us or a number, not \"" unit "\"")
    if (!(task in time))
        return -1
    if (unit == "ms" || unit == "us")
        return time[task] * (unit == "ms" ? 1e3 : 1e6)
    if (unit != "share")
        return unit / time[task] * 1e-3
    threads = sub(/-2$/, "", task) ? 2 : 1
    f = flops[task] / time[task (threads > 1 ? "-2" : "")] * 1e-9
    return peak[threads] > 0 ? f / peak[threads] : -1
}
function compare(    m, verdict) {
    if ($5 !~ /^[<>]=$/)
        refuse("expected <= or >=, not \"" $5 "\"")
    m = measured($3, $4)
    verdict = m < 0 ? "open" : ($5 == "<=") == (m <= $6) || m == $6 ? "met" \
        : sprintf("%.2g %% off", 100 * (m > $6 ? m / $6 - 1 : 1 - m / $6))
    count[$1 " " (verdict ~ /off$/ ? "off" : verdict)]++
    if ($3 ~ /^[0-9]/)
        values = values sprintf("us-goal-%s = %.1f\n", $4, 1e3 * $3 / $6)
    printf "%-5s%9s%10s  %-11s%s\n", $1, m < 0 ? "" : number(m), $5 " " $6, verdict, $2
}
function show_parts(c,    p, a) {
    split(parts[c], p, " ")
    a = attending["step-" c] / flops["step-" c]
    printf "products-rate-%s = %.0f\nattention-rate-%s = %.0f\nrest-time-%s = %.0f\n", \
        c, 1e4 * share[c] * (1 - a) / p[1], c, 1e4 * share[c] * a / p[2], c, p[3]
    printf "share-%s = %.2f\nif-attention-%s = %.2f\n", c, share[c], c, \
        100 * share[c] / (p[1] + p[3] + p[1] * a / (1 - a))
}
function show_count(aim,    met, missed, open) {
    met = count[aim " met"]; missed = count[aim " off"]; open = count[aim " open"]
    printf "%ss = %d\n%ss-met = %d\n%ss-missed = %d\n%ss-open = %d\n", aim, \
        met + missed + open, aim, met, aim, missed, aim, open
}
END {
    if (failed)
        exit 1
    print "== values"
    show_count("bar")
    show_count("goal")
    printf "%s", values
    for (c in share)
        show_parts(c)
    for (t in time)
        if (t ~ /-fused$/)
            printf "ms-%s = %.3g\n", t, 1000 * time[t]
}
