/* decoder_columns.h - norm and gelu, with LANES lanes: of the pattern. */

BUILT static void NAME(add)(int n, float *restrict x,
                            const float *restrict y)
{
    for (int i = 0; i < n; i += LANES)
        STORE(x + i, LOAD(x + i) + LOAD(y + i));
}

/* Meanwhile as many lines are fetched, from that line on. */
INSIDE float NAME(sum_in_order)(int n, const float *term, Ahead next,
                                int line)
{
    float sum = 0;
    for (int i = 0; i < n; i++) {
        fetch(next, line + i);
        sum += term[i];
    }
    return sum;
}

BUILT static void NAME(norm)(int n, const float *restrict x,
    const float *restrict gain, const float *restrict bias, Ahead next,
    float *restrict term, float *restrict y)
{
    const float all = (float)n;
    for (int i = 0; i < n; i += LANES)
        STORE(term + i, LOAD(x + i) / all);
    const float mean = NAME(sum_in_order)(n, term, next, 0);
    for (int i = 0; i < n; i += LANES) {
        const VECTOR off = LOAD(x + i) - mean;
        STORE(term + i, off * off / all);
    }
    const float variance = NAME(sum_in_order)(n, term, next, n);
    const float inverse = 1 / sqrtf(variance + 1e-5F);
    for (int i = 0; i < n; i += LANES) {
        const VECTOR normal = (LOAD(x + i) - mean) * inverse + 0.0F;
        STORE(y + i, LOAD(gain + i) * normal + LOAD(bias + i));
    }
}

BUILT static void NAME(gelu)(int n, float *x, Ahead next)
{
    const float scale = 0.79788456080286536F, cube = 0.044715F;
    for (int i = 0; i < n; i += LANES) {
        UNROLLED
        for (int b = 0; b < 8; b++)
            fetch(next, i / LANES * 8 + b);
        const VECTOR a = LOAD(x + i);
        const VECTOR h = NAME(tanh)(scale * (a + cube * a * a * a));
        STORE(x + i, a * (1 + h) / 2);
    }
}
