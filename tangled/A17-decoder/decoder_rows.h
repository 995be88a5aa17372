/* decoder_rows.h - rows times matrices, with LANES lanes: of the pattern. */

/* y[t][0 .. vectors) = x[t][in] w[in][0 .. vectors) + bias, for each token;
 * rows of w are wide apart, those of y out */
INSIDE void NAME(columns)(int tokens, int vectors, int in, int wide, int out,
    const float *restrict x, const float *restrict w,
    const float *restrict bias, float *restrict y)
{
    VECTOR sum[TOGETHER][8] = { { { 0 } } };
    for (int q = 0; q < in; q++, w += wide)
        UNROLLED
        for (int t = 0; t < tokens; t++) {
            const VECTOR from = x[t * in + q] - (VECTOR){ 0 };
            UNROLLED
            for (int b = 0; b < vectors; b++)
                sum[t][b] = sum[t][b] + from * LOAD(w + b * LANES);
        }
    UNROLLED
    for (int t = 0; t < tokens; t++)
        UNROLLED
        for (int b = 0; b < vectors; b++)
            STORE(y + t * out + b * LANES, bias == NULL ? sum[t][b]
                  : sum[t][b] + LOAD(bias + b * LANES));
}

/* A block of the matrix, wide columns of it. */
INSIDE void NAME(block)(int tokens, int vectors, int in, int wide, int out,
    const float *restrict x, const float *restrict w,
    const float *restrict bias, float *restrict y)
{
    int o = 0;
    for (; o + vectors * LANES <= wide; o += vectors * LANES)
        NAME(columns)(tokens, vectors, in, wide, out, x, w + o,
                      bias ? bias + o : NULL, y + o);
    if (vectors > 4)
        for (; o + 4 * LANES <= wide; o += 4 * LANES)
            NAME(columns)(tokens, 4, in, wide, out, x, w + o,
                          bias ? bias + o : NULL, y + o);
    for (; o < wide; o += LANES)
        NAME(columns)(tokens, 1, in, wide, out, x, w + o,
                      bias ? bias + o : NULL, y + o);
}

INSIDE void NAME(product)(int tokens, int vectors, int in, int out,
    const float *restrict x, const float *restrict w,
    const float *restrict bias, float *restrict y)
{
    if (!is_packed(in, out)) {
        NAME(by_rows)(tokens, 8, in, out, x, w, y);
        for (int t = 0; bias != NULL && t < tokens; t++, y += out)
            for (int o = 0; o < out; o += LANES)
                STORE(y + o, LOAD(y + o) + LOAD(bias + o));
        return;
    }
    for (int o = 0; o < out; o += PACKED) {
        const int wide = out - o < PACKED ? out - o : PACKED;
        NAME(block)(tokens, vectors, in, wide, out, x, w,
                    bias ? bias + o : NULL, y + o);
        w += (ptrdiff_t)in * wide;
    }
}

BUILT static void NAME(rows)(int tokens, int in, int out,
    const float *restrict x, const float *restrict w,
    const float *restrict bias, float *restrict y)
{
    switch (tokens) {
    case 1: NAME(product)(1, 8, in, out, x, w, bias, y); break;
    case 2: NAME(product)(2, 8, in, out, x, w, bias, y); break;
    case 3: NAME(product)(3, 4, in, out, x, w, bias, y); break;
    default: NAME(product)(4, 4, in, out, x, w, bias, y);
    }
}
