/* decoder_heads.h - attention, with LANES lanes: of the pattern. */

/* x in the lanes where it holds, and y in the others */
INSIDE VECTOR NAME(where)(NAME(Ints) holds, VECTOR x, VECTOR y)
{
    return (VECTOR)((holds & (NAME(Ints))x) | (~holds & (NAME(Ints))y));
}

/* x in the first n lanes, and minus infinity in those behind them */
INSIDE VECTOR NAME(first)(int n, VECTOR x)
{
    const NAME(Ints) lane = *(const NAME(Ints) *)lane_number;
    return NAME(where)(lane < n, x, -INFINITY - (VECTOR){ 0 });
}

INSIDE float NAME(largest)(VECTOR x)
{
    float most[LANES];
    STORE(most, x);
    UNROLLED
    for (int half = LANES / 2; half > 0; half /= 2)
        UNROLLED
        for (int l = 0; l < half; l++)
            most[l] = most[l + half] > most[l] ? most[l + half] : most[l];
    return most[0];
}

/* s[j] = scale times the product of key j and q, for j < n; -infinity behind
 * them, to the end of a block. The largest. */
INSIDE float NAME(scores)(int size, int n, int stride,
    const float *restrict q, const float *restrict keys, float *restrict s)
{
    const float scale = (float)(1 / sqrt((double)size));
    VECTOR most = -INFINITY - (VECTOR){ 0 };
    for (int j = 0; j < n; j += KEYS_TOGETHER * LANES) {
        VECTOR sum[KEYS_TOGETHER] = { { 0 } };
        const float *key = keys + j;
        for (int c = 0; c < size; c++, key += stride)
            UNROLLED
            for (int b = 0; b < KEYS_TOGETHER; b++)
                sum[b] = sum[b] + LOAD(key + b * LANES) * q[c];
        UNROLLED
        for (int b = 0; b < KEYS_TOGETHER; b++) {
            const VECTOR x = NAME(first)(n - j - b * LANES, sum[b] * scale);
            most = NAME(where)(most < x, x, most);
            STORE(s + j + b * LANES, x);
        }
    }
    return NAME(largest)(most);
}

INSIDE void NAME(answer)(int vectors, const Attending *a, int at, Ahead next,
                         float *y)
{
    const int size = a->width / a->heads;
    VECTOR sum[KEYS_TOGETHER] = { { 0 } }, total[KEYS_TOGETHER] = { { 0 } };
    const float *weight[KEYS_TOGETHER], *value = a->values + at;
    UNROLLED
    for (int b = 0; b < vectors; b++)
        weight[b] = a->weight + (at + b * LANES) / size * a->stride;
    for (int j = 0; j < a->n; j++, value += a->width) {
        fetch(next, at / (vectors * LANES) * a->n + j);
        UNROLLED
        for (int b = 0; b < vectors; b++) {
            total[b] = total[b] + weight[b][j];
            sum[b] = sum[b] + LOAD(value + b * LANES) * weight[b][j];
        }
    }
    UNROLLED
    for (int b = 0; b < vectors; b++)
        STORE(y + at + b * LANES, sum[b] / total[b]);
}

BUILT static void NAME(attend)(const Attending *a, const float *restrict q,
                               Ahead next, float *restrict y)
{
    const int size = a->width / a->heads, four = KEYS_TOGETHER * LANES;
    float *s = a->weight, *const most = s + a->heads * a->stride;
    int at = 0;
    for (int h = 0; h < a->heads; h++)
        most[h] = NAME(scores)(size, a->n, a->stride, q + h * size,
            a->keys + (ptrdiff_t)h * size * a->stride, s + h * a->stride);
    for (int h = 0; h < a->heads; h++, s += a->stride)
        for (int j = 0; j < a->n; j += LANES)
            STORE(s + j, NAME(exp)(LOAD(s + j) - most[h]));
    for (; at + four <= a->width; at += four)
        NAME(answer)(KEYS_TOGETHER, a, at, next, y);
    for (; at < a->width; at += LANES)
        NAME(answer)(1, a, at, next, y);
}
