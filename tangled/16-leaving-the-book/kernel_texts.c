/* kernel_texts.c - the text of each function that an emitted file may need. */
#include "kernel_texts.h"
#include "elementary.h"

/* A function that is compiled here, and its text. */
#define KERNEL(name, ...) \
    __attribute__((unused)) __VA_ARGS__ \
    static const char name##_text[] = #__VA_ARGS__;
#define ROM                             /* where constants live, if apart */

KERNEL(matmul,
static void matmul(int m, int k, int n, const ROM float *w,
    const ROM float *x, float *y)
{
    for (int i = 0; i < m * n; i++)
        y[i] = 0;
    for (int i = 0; i < m; i++)
        for (int l = 0; l < k; l++)
            for (int j = 0; j < n; j++)
                y[i * n + j] += w[i * k + l] * x[l * n + j];
})

KERNEL(matmul_tn,
static void matmul_tn(int m, int k, int n, const ROM float *w,
    const ROM float *x, float *y)
{
    for (int i = 0; i < k * n; i++)
        y[i] = 0;
    for (int i = 0; i < k; i++)
        for (int l = 0; l < m; l++)
            for (int j = 0; j < n; j++)
                y[i * n + j] += w[l * k + i] * x[l * n + j];
})

KERNEL(matmul_nt,
static void matmul_nt(int m, int k, int n, const ROM float *a,
    const ROM float *b, float *y)
{
    for (int i = 0; i < m; i++)
        for (int j = 0; j < k; j++) {
            float sum = 0;
            for (int l = 0; l < n; l++)
                sum += a[i * n + l] * b[j * n + l];
            y[i * k + j] = sum;
        }
})

KERNEL(bias,
static void bias(int m, int n, const ROM float *b, const ROM float *x,
    float *y)
{
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            y[i * n + j] = x[i * n + j] + b[i];
})

KERNEL(gain,
static void gain(int m, int n, const ROM float *g, const ROM float *x,
    float *y)
{
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            y[i * n + j] = g[i] * x[i * n + j];
})

KERNEL(add,
static void add(int n, const ROM float *a, const ROM float *b, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = a[i] + b[i];
})

KERNEL(multiply,
static void multiply(int n, const ROM float *a, const ROM float *b, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = a[i] * b[i];
})

KERNEL(mask,
static void mask(int n, const ROM float *by, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = x[i] * (by[i] > 0 ? 1.0F : 0.0F);
})

KERNEL(scale,
static void scale(int n, float by, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = by * x[i];
})

KERNEL(copy,
static void copy(int n, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = x[i];
})

KERNEL(fill,
static void fill(int n, float with, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = with;
})

KERNEL(each_relu,
static void each_relu(int n, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = x[i] > 0 ? x[i] : 0;
})

KERNEL(each_tanh,
static void each_tanh(int n, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = elementary_tanh(x[i]);
})

KERNEL(each_sigmoid,
static void each_sigmoid(int n, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = elementary_sigmoid(x[i]);
})

KERNEL(each_exp,
static void each_exp(int n, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = elementary_exp(x[i]);
})

KERNEL(each_log,
static void each_log(int n, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++)
        y[i] = elementary_log(x[i]);
})

KERNEL(each_gelu,
static void each_gelu(int n, const ROM float *x, float *y)
{
    for (int i = 0; i < n; i++) {
        const float a = x[i];
        const float cube = 0.044715F * a * a * a;
        y[i] = a * (1 + elementary_tanh(0.797884561F * (a + cube))) / 2;
    }
})

KERNEL(column_exp,
static float column_exp(int m, int n, const ROM float *x, float *y,
    float *most)
{
    float sum = 0;
    *most = x[0];
    for (int i = 1; i < m; i++)
        if (x[i * n] > *most)
            *most = x[i * n];
    for (int i = 0; i < m; i++) {
        const float e = elementary_exp(x[i * n] - *most);
        sum += e;
        if (y != 0)
            y[i * n] = e;
    }
    return sum;
})

KERNEL(softmax,
static void softmax(int m, int n, const ROM float *x, float *y)
{
    for (int j = 0; j < n; j++) {
        float most;
        const float sum = column_exp(m, n, x + j, y + j, &most);
        for (int i = 0; i < m; i++)
            y[i * n + j] /= sum;
    }
})

KERNEL(log_sum_exp,
static void log_sum_exp(int m, int n, const ROM float *x, float *y)
{
    for (int j = 0; j < n; j++) {
        float most;
        const float sum = column_exp(m, n, x + j, 0, &most);
        y[j] = most + elementary_log(sum);
    }
})

KERNEL(labels_fit,
static int labels_fit(int n, int rows, const ROM float *label)
{
    for (int i = 0; i < n; i++) {
        const float l = label[i];
        if (!(l >= 0 && l < (float)rows && l == (float)(int)l))
            return 0;
    }
    return 1;
})

KERNEL(cross_entropy,
static void cross_entropy(int m, int n, const ROM float *label,
    const ROM float *x, float *y)
{
    log_sum_exp(m, n, x, y);
    for (int j = 0; j < n; j++)
        y[j] -= x[(int)label[j] * n + j];
})

KERNEL(excess,
static void excess(int m, int n, const ROM float *label,
    const ROM float *x, float *y)
{
    for (int j = 0; j < n; j++) {
        float most;
        float others = 0;
        const int row = (int)label[j];
        const float sum = column_exp(m, n, x + j, y + j, &most);
        for (int i = 0; i < m; i++) {
            y[i * n + j] /= sum;
            if (i != row)
                others += y[i * n + j];
        }
        y[row * n + j] = -others;
    }
})

KERNEL(rounded_root,
static float rounded_root(float x)
{
    uint32_t b = bits_of(x);
    uint32_t q = 0;
    uint32_t rest = 0;
    const uint32_t half = b < 0x800000 ? 12 : 0;
    if (!(x > 0) || b >= 0x7f800000)
        return x == 0 || x > 0 ? x : float_of(0x7fc00000);
    if (half != 0)
        b = bits_of(x * 16777216.0F);
    const uint32_t e = b >> 23;
    uint32_t m = ((b & 0x7fffff) | 0x800000) << (e % 2 == 0 ? 8 : 7);
    for (int i = 0; i < 25; i++) {
        rest = rest << 2 | m >> 30;
        m <<= 2;
        q <<= 1;
        if (rest > 2 * q) {
            rest -= 2 * q + 1;
            q++;
        }
    }
    return float_of((((e + 127) / 2 - half) << 23) + ((q + 1) / 2
        - 0x800000));
})

float kernel_root(float x) { return rounded_root(x); }

KERNEL(column_spread,
static float column_spread(int m, int n, const ROM float *x, float *mean)
{
    float variance = 0;
    *mean = 0;
    for (int i = 0; i < m; i++)
        *mean += x[i * n] / (float)m;
    for (int i = 0; i < m; i++) {
        const float off = x[i * n] - *mean;
        variance += off * off / (float)m;
    }
    return 1 / rounded_root(variance + 9.99999975e-06F);
})

KERNEL(normalise,
static void normalise(int m, int n, const ROM float *x, float *y)
{
    for (int j = 0; j < n; j++) {
        float mean;
        const float inverse = column_spread(m, n, x + j, &mean);
        for (int i = 0; i < m; i++)
            y[i * n + j] = (x[i * n + j] - mean) * inverse + 0.0F;
    }
})

KERNEL(deviation,
static void deviation(int m, int n, const ROM float *x, float *y)
{
    for (int j = 0; j < n; j++) {
        float mean;
        y[j] = column_spread(m, n, x + j, &mean);
    }
})

KERNEL(gather,
static void gather(int k, int d, const ROM float *id,
    const ROM float *table, float *y)
{
    for (int i = 0; i < d; i++)
        for (int j = 0; j < k; j++)
            y[i * k + j] = table[(int)id[j] * d + i];
})

KERNEL(scatter,
static void scatter(int rows, int d, int k, const ROM float *id,
    const ROM float *x, float *y)
{
    for (int i = 0; i < rows * d; i++)
        y[i] = 0;
    for (int j = 0; j < k; j++)
        for (int i = 0; i < d; i++)
            y[(int)id[j] * d + i] += x[i * k + j];
})

KERNEL(sum,
static void sum(int m, int n, const ROM float *x, float *y)
{
    for (int j = 0; j < n; j++)
        y[j] = 0;
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            y[j] += x[i * n + j];
})

KERNEL(total,
static void total(int m, int n, const ROM float *x, float *y)
{
    for (int i = 0; i < m; i++) {
        y[i] = 0;
        for (int j = 0; j < n; j++)
            y[i] += x[i * n + j];
    }
})

KERNEL(broadcast,
static void broadcast(int m, int n, const ROM float *x, float *y)
{
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            y[i * n + j] = x[j];
})

KERNEL(spread,
static void spread(int m, int n, const ROM float *x, float *y)
{
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            y[i * n + j] = x[i];
})

KERNEL(permute,
static void permute(int a, int b, int c, int d, int by_a, int by_b,
    int by_c, int by_d, const ROM float *x, float *y)
{
    for (int i = 0; i < a; i++)
        for (int j = 0; j < b; j++)
            for (int k = 0; k < c; k++)
                for (int l = 0; l < d; l++)
                    *y++ = x[i * by_a + j * by_b + k * by_c + l * by_d];
})

KERNEL(concatenate,
static void concatenate(int n, int k, const ROM float *a,
    const ROM float *b, float *y)
{
    copy(n, a, y);
    copy(k, b, y + n);
})

KERNEL(split,
static void split(int n, int k, const ROM float *x, float *a, float *b)
{
    copy(n, x, a);
    copy(k, x + n, b);
})

KERNEL(weigh_keys,
static float weigh_keys(int size, int seen, int q_row, int k_row,
    float by, const ROM float *q, const ROM float *k, float *e)
{
    float most = 0;
    float sum = 0;
    for (int j = 0; j < seen; j++) {
        e[j] = 0;
        for (int r = 0; r < size; r++)
            e[j] += k[r * k_row + j] * q[r * q_row];
        e[j] *= by;
        if (j == 0 || e[j] > most)
            most = e[j];
    }
    for (int j = 0; j < seen; j++) {
        e[j] = elementary_exp(e[j] - most);
        sum += e[j];
    }
    return sum;
})

KERNEL(answer_query,
static void answer_query(int size, int seen, int q_row, int k_row,
    float by, const ROM float *q, const ROM float *k,
    const ROM float *v, float *y, float *e)
{
    const float sum = weigh_keys(size, seen, q_row, k_row, by, q, k, e);
    for (int r = 0; r < size; r++) {
        float mean = 0;
        for (int j = 0; j < seen; j++)
            mean += v[r * k_row + j] * e[j];
        y[r * q_row] = mean / sum;
    }
})

KERNEL(attend,
static void attend(int heads, int queries, int keys, int size,
    int sequences, int causal, float by, const ROM float *q,
    const ROM float *k, const ROM float *v, float *y, float *room)
{
    const int q_row = sequences * queries;
    const int k_row = sequences * keys;
    for (int h = 0; h < heads; h++)
        for (int s = 0; s < sequences; s++)
            for (int i = 0; i < queries; i++) {
                const int at = h * size * q_row + s * queries + i;
                const int key = h * size * k_row + s * keys;
                answer_query(size, causal ? i + 1 + keys - queries : keys,
                    q_row, k_row, by, q + at, k + key, v + key, y + at,
                    room);
            }
})

KERNEL(weigh_back,
static void weigh_back(int size, int seen, int q_row, int k_row,
    float by, const ROM float *v, const ROM float *dy, float sum,
    float *p, float *ds)
{
    float mean = 0;
    for (int j = 0; j < seen; j++) {
        p[j] /= sum;
        ds[j] = 0;
        for (int r = 0; r < size; r++)
            ds[j] += v[r * k_row + j] * dy[r * q_row];
        mean += p[j] * ds[j];
    }
    for (int j = 0; j < seen; j++)
        ds[j] = p[j] * (ds[j] - mean) * by;
})

KERNEL(query_back,
static void query_back(int size, int seen, int q_row, int k_row,
    const float *p, const float *ds, const ROM float *q,
    const ROM float *k, const ROM float *dy, float *dq, float *dk,
    float *dv)
{
    for (int r = 0; r < size; r++) {
        float slope = 0;
        for (int j = 0; j < seen; j++) {
            slope += k[r * k_row + j] * ds[j];
            dk[r * k_row + j] += ds[j] * q[r * q_row];
            dv[r * k_row + j] += p[j] * dy[r * q_row];
        }
        dq[r * q_row] = slope;
    }
})

KERNEL(one_query_back,
static void one_query_back(int size, int seen, int q_row, int k_row,
    float by, const ROM float *q, const ROM float *k,
    const ROM float *v, const ROM float *dy, float *dq, float *dk,
    float *dv, float *p)
{
    const float sum = weigh_keys(size, seen, q_row, k_row, by, q, k, p);
    weigh_back(size, seen, q_row, k_row, by, v, dy, sum, p, p + seen);
    query_back(size, seen, q_row, k_row, p, p + seen, q, k, dy, dq, dk,
        dv);
})

KERNEL(attend_back,
static void attend_back(int heads, int queries, int keys, int size,
    int sequences, int causal, float by, const ROM float *q,
    const ROM float *k, const ROM float *v, const ROM float *dy,
    float *dq, float *dk, float *dv, float *room)
{
    const int q_row = sequences * queries;
    const int k_row = sequences * keys;
    fill(heads * size * k_row, 0, dk);
    fill(heads * size * k_row, 0, dv);
    for (int h = 0; h < heads; h++)
        for (int s = 0; s < sequences; s++)
            for (int i = 0; i < queries; i++) {
                const int at = h * size * q_row + s * queries + i;
                const int key = h * size * k_row + s * keys;
                one_query_back(size, causal ? i + 1 + keys - queries : keys,
                    q_row, k_row, by, q + at, k + key, v + key, dy + at,
                    dq + at, dk + key, dv + key, room);
            }
})

KERNEL(matmul_int8,
static void matmul_int8(int m, int k, int n, const ROM int8_t *w,
    const ROM float *step, const ROM float *x, float *y)
{
    for (int i = 0; i < m * n; i++)
        y[i] = 0;
    for (int i = 0; i < m; i++)
        for (int l = 0; l < k; l++) {
            const float weight = (float)w[i * k + l] * step[i];
            for (int j = 0; j < n; j++)
                y[i * n + j] += weight * x[l * n + j];
        }
})

KERNEL(matmul_tn_int8,
static void matmul_tn_int8(int m, int k, int n, const ROM int8_t *w,
    const ROM float *step, const ROM float *x, float *y)
{
    for (int i = 0; i < k * n; i++)
        y[i] = 0;
    for (int i = 0; i < k; i++)
        for (int l = 0; l < m; l++) {
            const float weight = (float)w[l * k + i] * step[l];
            for (int j = 0; j < n; j++)
                y[i * n + j] += weight * x[l * n + j];
        }
})

KERNEL(gather_int8,
static void gather_int8(int k, int d, const ROM float *id,
    const ROM int8_t *table, const ROM float *step, float *y)
{
    for (int i = 0; i < d; i++)
        for (int j = 0; j < k; j++) {
            const int row = (int)id[j];
            y[i * k + j] = (float)table[row * d + i] * step[row];
        }
})

KERNEL(descend,
static void descend(int n, float rate, const float *g, float *p)
{
    for (int i = 0; i < n; i++)
        p[i] += -rate * g[i];
})

KERNEL(hash_of,
static uint32_t hash_of(uint32_t hash, int n, const ROM float *x)
{
    for (int i = 0; i < n; i++) {
        const uint32_t b = bits_of(x[i]);
        for (int k = 0; k < 32; k += 8)
            hash = (hash ^ (b >> k & 255)) * 16777619;
    }
    return hash;
})

static const char bits_of_text[] = "static uint32_t bits_of(float x) { "
    "uint32_t b; const unsigned char *from = (const unsigned char *)&x; "
    "unsigned char *to = (unsigned char *)&b; "
    "for (int i = 0; i < 4; i++) to[i] = from[i]; return b; }";
static const char float_of_text[] = "static float float_of(uint32_t b) { "
    "float x; const unsigned char *from = (const unsigned char *)&b; "
    "unsigned char *to = (unsigned char *)&x; "
    "for (int i = 0; i < 4; i++) to[i] = from[i]; return x; }";

#define ENTRY(name) { #name, #name "(", name##_text }
static const KernelText texts[] = {
    ENTRY(matmul), ENTRY(matmul_tn), ENTRY(matmul_nt), ENTRY(matmul_int8),
    ENTRY(matmul_tn_int8), ENTRY(gather_int8), ENTRY(bias), ENTRY(gain),
    ENTRY(add), ENTRY(multiply), ENTRY(mask), ENTRY(scale), ENTRY(copy),
    ENTRY(fill), ENTRY(each_relu), ENTRY(each_gelu), ENTRY(each_tanh),
    ENTRY(each_sigmoid), ENTRY(each_exp), ENTRY(each_log),
    ENTRY(column_exp), ENTRY(softmax), ENTRY(log_sum_exp),
    ENTRY(labels_fit), ENTRY(cross_entropy), ENTRY(excess), ENTRY(rounded_root),
    ENTRY(column_spread), ENTRY(normalise), ENTRY(deviation),
    ENTRY(gather), ENTRY(scatter), ENTRY(sum), ENTRY(total),
    ENTRY(broadcast), ENTRY(spread), ENTRY(permute), ENTRY(concatenate),
    ENTRY(split), ENTRY(weigh_keys), ENTRY(answer_query), ENTRY(attend),
    ENTRY(weigh_back), ENTRY(query_back), ENTRY(one_query_back),
    ENTRY(attend_back), ENTRY(descend), ENTRY(hash_of),
};
static const KernelText bit_texts[] = { ENTRY(bits_of), ENTRY(float_of) };

enum { BIT_TEXTS = 2, OTHER_TEXTS = (int)(sizeof texts / sizeof *texts) };

int kernel_texts(void)
{
    return BIT_TEXTS + elementary_texts() + OTHER_TEXTS;
}

KernelText kernel_text(int i)
{
    if (i < BIT_TEXTS)
        return bit_texts[i];
    i -= BIT_TEXTS;
    return i < elementary_texts() ? elementary_text(i)
        : texts[i - elementary_texts()];
}
