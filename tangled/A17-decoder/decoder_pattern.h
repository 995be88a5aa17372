/* decoder_pattern.h - the loops of the decoder, with LANES lanes: a pattern,
 * included with LANES, BUILT and NAME defined. */
#include "elementary_vector.h"
#define VECTOR NAME(Floats)
typedef float NAME(Loose)
    __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
#define LOAD(p) (*(const NAME(Loose) *)(const void *)(p))
#define STORE(p, x) (*(NAME(Loose) *)(void *)(p) = (x))
#define INSIDE BUILT __attribute__((always_inline)) static inline

/* y[t][0 .. vectors) = x[t][in] w[in][0 .. vectors), for each token t */
INSIDE void NAME(columns)(int tokens, int vectors, int in, int out,
    const float *restrict x, const float *restrict w, float *restrict y)
{
    VECTOR sum[TOGETHER][8] = { { { 0 } } };
    for (int q = 0; q < in; q++, w += out)
        for (int t = 0; t < tokens; t++) {
            const VECTOR from = x[t * in + q] - (VECTOR){ 0 };
            UNROLLED
            for (int b = 0; b < vectors; b++)
                sum[t][b] = sum[t][b] + from * LOAD(w + b * LANES);
        }
    for (int t = 0; t < tokens; t++)
        for (int b = 0; b < vectors; b++)
            STORE(y + t * out + b * LANES, sum[t][b]);
}

INSIDE void NAME(by_columns)(int tokens, int vectors, int in, int out,
    const float *restrict x, const float *restrict w, float *restrict y)
{
    int o = 0;
    for (; o + vectors * LANES <= out; o += vectors * LANES)
        NAME(columns)(tokens, vectors, in, out, x, w + o, y + o);
    if (vectors > 4)
        for (; o + 4 * LANES <= out; o += 4 * LANES)
            NAME(columns)(tokens, 4, in, out, x, w + o, y + o);
    for (; o < out; o += LANES)
        NAME(columns)(tokens, 1, in, out, x, w + o, y + o);
}

/* y[t][o] += x[t][0 .. rows) w[0 .. rows)[o]; w is read again ahead rows on */
INSIDE void NAME(add_rows)(int tokens, int rows, int ahead, int in, int out,
    const float *restrict x, const float *restrict w, float *restrict y)
{
    VECTOR from[TOGETHER][8];
    for (int t = 0; t < tokens; t++)
        for (int i = 0; i < rows; i++)
            from[t][i] = x[t * in + i] - (VECTOR){ 0 };
    for (int o = 0; o < out; o += LANES) {
        VECTOR sum[TOGETHER];
        for (int t = 0; t < tokens; t++)
            sum[t] = LOAD(y + t * out + o);
        UNROLLED
        for (int i = 0; i < rows; i++) {
            const float *const at = w + (ptrdiff_t)i * out + o;
            __builtin_prefetch(at + (ptrdiff_t)ahead * out, 0, 2);
            for (int t = 0; t < tokens; t++)
                sum[t] = sum[t] + from[t][i] * LOAD(at);
        }
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

INSIDE void NAME(product)(int tokens, int vectors, int step, int in, int out,
    const float *restrict x, const float *restrict w, float *restrict y)
{
    if ((ptrdiff_t)in * out > LARGE_MATRIX)
        NAME(by_rows)(tokens, step, in, out, x, w, y);
    else
        NAME(by_columns)(tokens, vectors, in, out, x, w, y);
}

BUILT static void NAME(rows)(int tokens, int in, int out,
    const float *restrict x, const float *restrict w,
    const float *restrict bias, float *restrict y)
{
    switch (tokens) {
    case 1: NAME(product)(1, 8, 8, in, out, x, w, y); break;
    case 2: NAME(product)(2, 4, 8, in, out, x, w, y); break;
    case 3: NAME(product)(3, 2, 4, in, out, x, w, y); break;
    default: NAME(product)(4, 2, 4, in, out, x, w, y);
    }
    for (int t = 0; bias != NULL && t < tokens; t++, y += out)
        for (int o = 0; o < out; o += LANES)
            STORE(y + o, LOAD(y + o) + LOAD(bias + o));
}

BUILT static float NAME(sum_in_order)(int n, const float *term)
{
    float sum = 0;
    for (int i = 0; i < n; i++)
        sum += term[i];
    return sum;
}

BUILT static void NAME(norm)(int n, const float *restrict x,
    const float *restrict gain, const float *restrict bias,
    float *restrict term, float *restrict y)
{
    const float all = (float)n;
    for (int i = 0; i < n; i += LANES)
        STORE(term + i, LOAD(x + i) / all);
    const float mean = NAME(sum_in_order)(n, term);
    for (int i = 0; i < n; i += LANES) {
        const VECTOR off = LOAD(x + i) - mean;
        STORE(term + i, off * off / all);
    }
    const float variance = NAME(sum_in_order)(n, term);
    const float inverse = 1 / sqrtf(variance + 1e-5F);
    for (int i = 0; i < n; i += LANES) {
        const VECTOR normal = (LOAD(x + i) - mean) * inverse + 0.0F;
        STORE(y + i, LOAD(gain + i) * normal + LOAD(bias + i));
    }
}

BUILT static void NAME(gelu)(int n, float *x)
{
    const float scale = 0.79788456080286536F, cube = 0.044715F;
    for (int i = 0; i < n; i += LANES) {
        const VECTOR a = LOAD(x + i);
        const VECTOR h = NAME(tanh)(scale * (a + cube * a * a * a));
        STORE(x + i, a * (1 + h) / 2);
    }
}

/* s[j] = scale times the product of key j and q, for j < n */
INSIDE void NAME(scores)(int size, int n, int stride,
    const float *restrict q, const float *restrict keys, float *restrict s)
{
    const float scale = (float)(1 / sqrt((double)size));
    for (int j = 0; j < n; j += KEYS_TOGETHER * LANES) {
        VECTOR sum[KEYS_TOGETHER] = { { 0 } };
        const float *key = keys + j;
        for (int c = 0; c < size; c++, key += stride)
            for (int b = 0; b < KEYS_TOGETHER; b++)
                sum[b] = sum[b] + LOAD(key + b * LANES) * q[c];
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
    for (int b = 0; b < vectors; b++)
        weight[b] = a->weight + (at + b * LANES) / size * a->stride;
    for (int j = 0; j < a->n; j++, value += a->width)
        for (int b = 0; b < vectors; b++)
            sum[b] = sum[b] + LOAD(value + b * LANES) * weight[b][j];
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
#undef VECTOR
#undef LOAD
#undef STORE
#undef INSIDE
