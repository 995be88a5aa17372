# roofline.awk - of tasks (name, flops, bytes, resident) and of a run
$1 == "task" { flops[$2] = $3; bytes[$2] = $4; resident[$2] = $5
    task[++tasks] = $2; next }
$1 == "peak" { note($1 " " $2 " " $3, $4) }
$1 == "read" || $1 == "triad" {
    note($1 " " $2 " " $3, $4)
    if (!($2 in seen)) { seen[$2] = 1; size[++sizes] = $2 }
}
$1 ~ /read$/ && $3 == 1 && $4 > alone[$2] { alone[$2] = $4 }
$1 == "seconds" { time[$2] = $4 }
$1 == "written" { written[$2] = $3 }
function note(key, value) { if (value > best[key]) best[key] = value }
function peak(threads) {
    return best["peak library " threads] > best["peak ours " threads] \
        ? best["peak library " threads] : best["peak ours " threads]
}
function bandwidth(need,    n, most) {
    most = best["read " size[sizes] " 1"]
    for (n in alone)
        if (n >= 0.9 * need && alone[n] > most)
            most = alone[n]
    return most
}
function intensity(t) { return flops[t] / bytes[t] }
function rate(t) { return flops[t] / time[t] * 1e-9 }
function roof(t,    slope) {
    slope = intensity(t) * bandwidth(resident[t])
    return slope < peak(1) ? slope : peak(1)
}
function bound(t) { return roof(t) < peak(1) ? "memory" : "arithmetic" }
function share(t) { return 100 * rate(t) / roof(t) }
function kind(t) {
    return t ~ /^step/ ? "step" : t ~ /^token/ ? "token" \
        : t ~ /^(mlp|small)/ ? "net" : "pairs"
}
function label(t) { sub(/^(step|token)-/, "", t); return t }
function place(t) {      # where its label goes, so that they are apart
    right = t ~ /^token-a/ ? 0.8 : t ~ /^token/ ? 1.3 : t ~ /^step-[bc]/ ? 0.78 \
        : t ~ /^mlp-t/ ? 0.5 : t == "large-counts" ? 1.3 : 1
    up = t ~ /^(mlp-answer|large-data)$/ ? 1.6 : t == "mlp-train" ? 0.78 : t == "token-b" ? 1.15 : t == "step-b" ? 0.85 \
        : t ~ /^(token|step-c|mlp)/ ? 1 : 0.68
}
function show_machine(    i, t) {
    print "== machine"
    printf "%-22s%12s%12s\n", "thousand million/s", "one thread", "two"
    for (i = 1; i <= 2; i++) {
        t = i == 1 ? "library" : "ours"
        if (best["peak " t " 1"] > 0)
            printf "%-22s%12.0f%12.0f\n", "peak, " t, best["peak " t " 1"],
                best["peak " t " 2"]
    }
    for (i = 1; i <= sizes; i++)
        if (size[i] ~ /^(16384|262144|4194304|134217728)$/) {
            show_bytes("read", size[i])
            show_bytes("triad", size[i])
        }
}
function show_bytes(what, n) {
    printf "%-22s%12.0f%12.0f\n", what ", " n / 1024 " kB", \
        best[what " " n " 1"], best[what " " n " 2"]
}
function show_points(    i, t) {
    print "== points"
    printf "%-13s%9s%9s%8s%8s%11s%7s\n", "task", "seconds", "flops/B", \
        "Gflop/s", "roof", "bound by", "%"
    for (i = 1; i <= tasks; i++) {
        t = task[i]
        if (!(t in time))
            continue
        printf "%-13s%9.2e%9.2f%8.1f%8.1f%11s%7.0f\n", t, time[t], \
            intensity(t), rate(t), roof(t), bound(t), share(t)
    }
}
function show_values(    i, t, far, near) {
    far = best["read " size[sizes] " 1"]; near = best["read 262144 1"]
    print "== values"
    for (i = 1; i <= tasks; i++) {
        t = task[i]
        if (!(t in time))
            continue
        place(t)
        printf "point %s %.4f %.4f %s %.4f %.4f\n", kind(t), intensity(t), \
            rate(t), label(t), intensity(t) * right, rate(t) * up
        printf "ms-%s = %.3g\nus-%s = %.3g\n", t, 1000 * time[t], t, 1e6 * time[t]
        printf "gflops-%s = %.0f\nshare-%s = %.0f\n", t, rate(t), t, share(t)
        printf "us-roof-%s = %.1f\n", t, 1e6 * time[t] * share(t) / 100
        printf "ms-peak-%s = %.3g\n", t, flops[t] / peak(1) * 1e-6
    }
    printf "cache-times = %.0f\nridge-memory = %.1f\nridge-cache = %.1f\n", \
        near / far, peak(1) / far, peak(1) / near
    printf "us-written-mlp-train = %.0f\nlibrary-percent = %.0f\n", \
        written["mlp-train"] / peak(1) * 1e-3, \
        100 * best["peak library 1"] / peak(1)
    show_roofs(far, near)
}
function show_roofs(far, near,    i, x) {
    for (x = 0.2; x < 1000; x *= 1.1) {
        printf "roof memory %.4f %.4f\n", x, x * far < peak(1) ? x * far : peak(1)
        printf "roof cache %.4f %.4f\n", x, x * near < peak(1) ? x * near : peak(1)
    }
    for (i = 1; i <= sizes; i++) {
        printf "curve read 1 %d %.1f\n", size[i], best["read " size[i] " 1"]
        printf "curve read 2 %d %.1f\n", size[i], best["read " size[i] " 2"]
        printf "curve triad 1 %d %.1f\n", size[i], best["triad " size[i] " 1"]
    }
}
function show_lenses(    i, cc) {
    printf "== lenses\n%-16s%9s%10s%14s\n", "ns, a gradient", "by hand", \
        "composed", "with copies"
    for (i = 1; i <= 2; i++) {
        cc = i == 1 ? "gcc" : "clang"
        if (!(("lens-" cc "-hand") in time))
            continue
        values = values sprintf("lens-%s-slower = %.0f\n", cc, \
            100 * time["lens-" cc "-composed"] / time["lens-" cc "-hand"] - 100)
        printf "%-16s%9.1f%10.1f%14.1f\n", cc, 1e9 * time["lens-" cc "-hand"], \
                1e9 * time["lens-" cc "-composed"], 1e9 * time["lens-" cc "-copied"]
    }
}
function ratio(says, slow, fast) {
    if (slow in time && fast in time) {
        printf "%-52s%9.1f\n", says, time[slow] / time[fast]
        values = values sprintf("%s = %.1f\n", slow "-over-" fast, time[slow] / time[fast])
    }
}
END {
    show_machine()
    show_points()
    print "== ratios\ntimes as long as ours"
    ratio("descent, FANN over compiled", "fann-mlp-train", "mlp-train")
    ratio("answers, FANN over compiled", "fann-mlp-answer", "mlp-answer")
    ratio("small descent, FANN over compiled", "fann-small-train", "small-train")
    ratio("small answers, FANN over compiled", "fann-small-answer", "small-answer")
    ratio("step a, PyTorch over compiled", "torch-step-a", "step-a")
    ratio("step b, PyTorch over compiled", "torch-step-b", "step-b")
    ratio("step c, PyTorch over compiled", "torch-step-c", "step-c")
    print "== hand\ntimes as long as compiled"
    ratio("by hand, -O2", "hand-O2", "mlp-train")
    ratio("by hand, -O3 for this machine", "hand-O3-native", "mlp-train")
    ratio("by hand, the same, and sums in any order", "hand-any-order", "mlp-train")
    ratio("the evaluator", "evaluate-mlp-train", "mlp-train")
    show_slow()
    show_values()
    printf "%s", values
}
function show_slow() {
    print "== slow\nhow many times as long"
    ratio("step a: the same bits over the fastest", "same-step-a", "step-a")
    ratio("step b: the same bits over the fastest", "same-step-b", "step-b")
    ratio("step c: the same bits over the fastest", "same-step-c", "step-c")
    ratio("step a: one thread over two", "step-a", "step-a-2")
    ratio("step c: one thread over two", "step-c", "step-c-2")
    ratio("a token of c: all read again over the cache", "again-c", "token-c")
    ratio("chapter 4: the definition over three products", "large-definition", "large-data")
    ratio("chapter 4: examples over counts", "large-data", "large-counts")
    show_lenses()
}
