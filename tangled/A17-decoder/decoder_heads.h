/* decoder_heads.h - attention, with LANES lanes: of the pattern. */

/* s[j] = scale times the product of key j and q, for j < n */
INSIDE void NAME(scores)(int size, int n, int stride,
    const float *restrict q, const float *restrict keys, float *restrict s)
{
    const float scale = (float)(1 / sqrt((double)size));
    for (int j = 0; j < n; j += KEYS_TOGETHER * LANES) {
        VECTOR sum[KEYS_TOGETHER] = { { 0 } };
        const float *key = keys + j;
        for (int c = 0; c < size; c++, key += stride)
            UNROLLED
            for (int b = 0; b < KEYS_TOGETHER; b++)
                sum[b] = sum[b] + LOAD(key + b * LANES) * q[c];
        UNROLLED
        for (int b = 0; b < KEYS_TOGETHER; b++)
            STORE(s + j + b * LANES, sum[b] * scale);
    }
}

/* s[j] = exp (s[j] - the largest), for j < n; their sum in order */
INSIDE float NAME(weigh)(int n, float *s)
{
    const int end = (n + LANES - 1) / LANES * LANES;
    VECTOR most;
    float largest;
    for (int j = n; j < end; j++)
        s[j] = -INFINITY;
    most = LOAD(s);
    for (int j = LANES; j < end; j += LANES) {
        const VECTOR x = LOAD(s + j);
        const NAME(Bits) more = (NAME(Bits))(x > most);
        most = (VECTOR)((more & (NAME(Bits))x) | (~more & (NAME(Bits))most));
    }
    largest = most[0];
    for (int l = 1; l < LANES; l++)
        largest = most[l] > largest ? most[l] : largest;
    for (int j = 0; j < end; j += LANES)
        STORE(s + j, NAME(exp)(LOAD(s + j) - largest));
    return NAME(sum_in_order)(n, s);
}

INSIDE void NAME(answer)(int vectors, const Attending *a, int at,
                         const float *total, float *y)
{
    const int size = a->width / a->heads;
    VECTOR sum[KEYS_TOGETHER] = { { 0 } };
    const float *weight[KEYS_TOGETHER], *value = a->values + at;
    UNROLLED
    for (int b = 0; b < vectors; b++)
        weight[b] = a->weight + (at + b * LANES) / size * a->stride;
    for (int j = 0; j < a->n; j++, value += a->width)
        UNROLLED
        for (int b = 0; b < vectors; b++)
            sum[b] = sum[b] + LOAD(value + b * LANES) * weight[b][j];
    UNROLLED
    for (int b = 0; b < vectors; b++)
        STORE(y + at + b * LANES, sum[b] / total[(at + b * LANES) / size]);
}

BUILT static void NAME(attend)(const Attending *a, const float *restrict q,
                               float *restrict y)
{
    const int size = a->width / a->heads, four = KEYS_TOGETHER * LANES;
    float *const total = a->weight + a->heads * a->stride;
    int at = 0;
    for (int h = 0; h < a->heads; h++) {
        float *const s = a->weight + h * a->stride;
        NAME(scores)(size, a->n, a->stride, q + h * size,
                     a->keys + (ptrdiff_t)h * size * a->stride, s);
        total[h] = NAME(weigh)(a->n, s);
    }
    for (; at + four <= a->width; at += four)
        NAME(answer)(KEYS_TOGETHER, a, at, total, y);
    for (; at < a->width; at += LANES)
        NAME(answer)(1, a, at, total, y);
}
