# measure_times.sh - the committed speeds, as a table and values for the page
results=../../tests/bench/results/products.csv
sed -n 's/^# \([a-z]*\): /bench-\1 = /p' "$results"
awk -F, '
    function cell(s, way) { return (s, way) in p ? sprintf("%7.0f", p[s, way]) : "      -" }
    /^# peak: / { split($0, word, " "); most = word[3] }
    /^[NT][NT],/ {
        s = sprintf("%s %5d %5d %5d", $1, $2, $3, $4)
        if (!(s in seen)) { seen[s] = 1; order[++n] = s }
        p[s, $5] = $6
    }
    END {
        peak = "NN   512   512   512"
        printf "naive-percent = %.1f\n", p[peak, "three loops"]
        printf "naive-flops = %.1f\n", p[peak, "three loops"] * most / 100
        printf "wasted-percent = %.1f\n", 100 - p[peak, "three loops"]
        printf "swapped-percent = %.1f\n", p[peak, "exchanged"]
        printf "same-bits-percent = %.0f\n", p[peak, "AVX2"]
        printf "same-bits-times = %.0f\n", p[peak, "AVX2"] / p[peak, "three loops"]
        print "form     m     n     k   loops  exch.   four   AVX2  AVX2f AVX512f library"
        for (i = 1; i <= n; i++) {
            s = order[i]
            print s cell(s, "three loops") cell(s, "exchanged") cell(s, "four lanes") cell(s, "AVX2") cell(s, "AVX2 fused") cell(s, "AVX-512 fused") " " cell(s, "BLAS")
        }
    }' "$results"
