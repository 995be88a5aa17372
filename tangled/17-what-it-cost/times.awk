# times.awk - seconds of a task from another benchmark's results
/^#/ || NF < 2 { next }
!known { for (i = 1; i <= NF; i++) at[$i] = i; known = 1; next }
function get(name) { return $at[name] }
function show(name, threads, seconds) {
    if (seconds > 0)
        printf "seconds,%s,%s,%.10f\n", name, threads, seconds
}
"ms" in at {
    way = get("way"); threads = get("threads")
    before = way == "compiled" ? "" : way == "same bits" ? "same-" : way "-"
    show(before "step-" get("config") (threads > 1 ? "-" threads : ""), threads, \
        get("ms") / 1000)
}
"cached" in at {
    split("a b c", letter, " ")
    show("token-" letter[++models], 1, 1 / get("cached"))
    show("again-" letter[models], 1, 1 / get("again"))
    printf "plain-read,%s,1,%s\n", get("bytes"), get("read")
}
"samples" in at {
    net = get("net") == "4-16-3" ? "small" : "mlp"; way = get("way")
    name = sub(/^fann-/, "", way) ? "fann-" net "-" way \
        : way ~ /^(train|answer)/ ? net "-" way : way "-" net "-train"
    show(name, 1, 32 / get("samples"))
}
"ns_per_step" in at { show(get("what"), 1, get("ns_per_step") * 1e-9) }
