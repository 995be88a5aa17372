/* decoder_streams.h - rows times large matrices: of the pattern. */

/* Each of the inputs in all lanes. */
INSIDE void NAME(spread)(int tokens, int rows, int in,
                         const float *restrict x, VECTOR from[TOGETHER][8])
{
    UNROLLED
    for (int t = 0; t < tokens; t++)
        UNROLLED
        for (int i = 0; i < rows; i++)
            from[t][i] = x[t * in + i] - (VECTOR){ 0 };
}

/* y[t][o] += x[t][0 .. rows) w[0 .. rows)[o]; w is read again ahead rows on */
INSIDE void NAME(add_rows)(int tokens, int rows, int ahead, int in, int out,
    const float *restrict x, const float *restrict w, float *restrict y)
{
    VECTOR from[TOGETHER][8];
    NAME(spread)(tokens, rows, in, x, from);
    for (int o = 0; o < out; o += LANES) {
        VECTOR sum[TOGETHER];
        UNROLLED
        for (int t = 0; t < tokens; t++)
            sum[t] = LOAD(y + t * out + o);
        UNROLLED
        for (int i = 0; i < rows; i++) {
            const float *const at = w + (ptrdiff_t)i * out + o;
            __builtin_prefetch(at + (ptrdiff_t)ahead * out, 0, 2);
            UNROLLED
            for (int t = 0; t < tokens; t++)
                sum[t] = sum[t] + from[t][i] * LOAD(at);
        }
        UNROLLED
        for (int t = 0; t < tokens; t++)
            STORE(y + t * out + o, sum[t]);
    }
}

INSIDE void NAME(by_rows)(int tokens, int step, int in, int out,
    const float *restrict x, const float *restrict w, float *restrict y)
{
    int q = 0;
    memset(y, 0, sizeof *y * (size_t)tokens * (size_t)out);
    for (; q + step <= in; q += step) {
        const int ahead = q + AHEAD_ROWS + step <= in ? AHEAD_ROWS : 0;
        NAME(add_rows)(tokens, step, ahead, in, out, x + q,
                       w + (ptrdiff_t)q * out, y);
    }
    for (; q < in; q++)
        NAME(add_rows)(tokens, 1, 0, in, out, x + q, w + (ptrdiff_t)q * out,
                       y);
}
