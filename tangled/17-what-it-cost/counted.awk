# counted.awk - of callgrind's file: instructions done in functions, by what they are for
/^fn=/ { name = substr($0, 4); next }
/^calls=/ { skip = 1; next }            # and the line behind it
/^[0-9]/ { if (!skip) n[part(name)] += $2; skip = 0 }
function part(f) {
    return f ~ /_sums_|_finish$|_rows$|^tiles/ ? "products" \
        : f ~ /^run$|_turn$|^product_allowed|^by_/ ? "preparing" \
        : f ~ /_attend$/ ? "attention" : f ~ /_norm$/ ? "normalising" \
        : f ~ /_gelu$|xponential|_log_|softmaxes|exp/ ? "exponentials" : "rest"
}
END { for (k in n) printf "instructions,%s,%s,%d\n", task, k, n[k] | "sort" }
