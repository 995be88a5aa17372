/* rows.c - blocks of rows, forward and backward. */
#include "rows.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined __x86_64__ && defined __gnu_linux__
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

typedef real Lanes __attribute__((vector_size(LANES * sizeof(real)),
                                  aligned(sizeof(real)), may_alias));

WIDE static void tiles(int m, int n, int k, const real *a, int row,
    int column, const real b[restrict][n], real c[restrict][n])
{
    for (int i = 0; i < m; i += TILE)
        for (int j = 0; j < n; j += LANES) {
            Lanes sum[TILE];
#pragma GCC unroll 8
            for (int t = 0; t < TILE; t++)
                sum[t] = *(const Lanes *)&c[i + t][j];
            for (int l = 0; l < k; l++) {
                const real *at = a + i * row + l * column;
#pragma GCC unroll 8
                for (int t = 0; t < TILE; t++)
                    sum[t] += at[t * row] * *(const Lanes *)&b[l][j];
            }
#pragma GCC unroll 8
            for (int t = 0; t < TILE; t++)
                *(Lanes *)&c[i + t][j] = sum[t];
        }
}

void multiply_add(int m, int n, int k, const real *a, int row, int column,
                  const real b[restrict][n], real c[restrict][n])
{
    tiles(m, n, k, a, row, column, b, c);
}

typedef float Floats __attribute__((vector_size(LANES * sizeof(float)),
                                    aligned(sizeof(float)), may_alias));
typedef uint32_t Bits __attribute__((vector_size(LANES * sizeof(uint32_t))));

/* x[i] becomes e^x[i] for x[i] <= 0, and 0 below -80. */
__attribute__((always_inline))
static inline void exp_floats(float x[restrict LANES])
{
    const float shift = 0x1.8p23f;
    const Floats v = *(const Floats *)x;
    const Floats shifted = v * 1.442695041f + shift, k = shifted - shift;
    const Floats r = v - k * 0.693359375f - k * -2.12194440e-4f;
    const Floats e = 1 + r * (1 + r * (1.f / 2 + r * (1.f / 6
        + r * (1.f / 24 + r * (1.f / 120
        + r * (1.f / 720 + r * (1.f / 5040)))))));
    const Bits scale = ((Bits)shifted << 23) + 0x3f800000u;
    *(Floats *)x = (Floats)((Bits)(e * (Floats)scale) & (Bits)(v > -80));
}

static inline void exp_doubles(double x[restrict LANES])
{
    for (int t = 0; t < LANES; t++)
        x[t] = exp(x[t]);
}

#define EXP_LANES(x) \
    _Generic(*(x), float: exp_floats, double: exp_doubles)(x)

enum { FIRST = VOCABULARY < LANES ? VOCABULARY : LANES };

static inline real largest(const real y[restrict WIDE_VOCABULARY])
{
    real most[LANES];
    memcpy(most, y, sizeof most);
    for (int j = LANES; j < WIDE_VOCABULARY; j += LANES)
        for (int t = 0; t < LANES; t++)
            most[t] = y[j + t] > most[t] ? y[j + t] : most[t];
    for (int t = 1; t < FIRST; t++)
        if (most[t] > most[0])
            most[0] = most[t];
    return most[0];
}

WIDE static void softmaxes(int count, const real share[restrict],
                           real y[restrict][WIDE_VOCABULARY])
{
    for (int i = 0; i < count; i++) {
        const real most = largest(y[i]);
        Lanes sums = { 0 };
        real sum = 0;
        for (int j = 0; j < WIDE_VOCABULARY; j += LANES) {
            *(Lanes *)&y[i][j] -= most;
            EXP_LANES(&y[i][j]);
            sums += *(const Lanes *)&y[i][j];
        }
        for (int t = 0; t < FIRST; t++)
            sum += sums[t];
        const real factor = share[i] / sum;
        for (int j = 0; j < WIDE_VOCABULARY; j++)
            y[i][j] *= factor;
    }
}

void softmax_rows(int count, const real share[restrict],
                  real y[restrict][WIDE_VOCABULARY])
{
    softmaxes(count, share, y);
}

static void transpose(Rows *r)
{
    for (int i = 0; i < TILED_WIDTH; i += 4)
        for (int j = 0; j < WIDE_VOCABULARY; j += 4)
#pragma GCC unroll 4
            for (int t = j; t < j + 4; t++)
#pragma GCC unroll 4
                for (int s = i; s < i + 4; s++)
                    r->transposed[t][s] = r->weight[s][t];
}

void rows_begin(const Parameters *p, Rows *r, Gradient *g)
{
    memset(r, 0, offsetof(Rows, count));
    for (int i = 0; i < WIDTH; i++)
        memcpy(r->weight[i], p->head.weight[i], sizeof p->head.weight[i]);
    memcpy(r->bias, p->head.bias, sizeof p->head.bias);
    for (int j = VOCABULARY; j < WIDE_VOCABULARY; j++)
        r->bias[j] = -1e30f;            /* its exponential is 0 */
    transpose(r);
    memset(&g->embedding, 0, sizeof g->embedding);
}

void rows_end(const Rows *r, Head *g)
{
    for (int i = 0; i < WIDTH; i++)
        memcpy(g->weight[i], r->dweight[i], sizeof g->weight[i]);
    memcpy(g->bias, r->dbias, sizeof g->bias);
}

void rows_forward(const Embedding *restrict e, Rows *restrict r)
{
    const int m = ROUNDED(r->count, TILE);
    memset(r->x, 0, (size_t)m * sizeof r->x[0]);
    for (int i = 0; i < r->count; i++)
        memcpy(r->x[i], e->at[r->input[i].index], sizeof e->at[0]);
    for (int i = 0; i < m; i++)
        memcpy(r->y[i], r->bias, sizeof r->bias);
    multiply_add(m, WIDE_VOCABULARY, WIDTH, r->x[0], WIDE_WIDTH, 1,
                 (const real (*)[WIDE_VOCABULARY])r->weight, r->y);
    softmax_rows(r->count, r->share, r->y);
}

void rows_backward(Rows *restrict r, Embedding *restrict g)
{
    const int m = ROUNDED(r->count, TILE);
    multiply_add(TILED_WIDTH, WIDE_VOCABULARY, r->count, r->x[0],
                 1, WIDE_WIDTH, (const real (*)[WIDE_VOCABULARY])r->y,
                 r->dweight);
    for (int i = 0; i < r->count; i++)
        for (int j = 0; j < WIDE_VOCABULARY; j++)
            r->dbias[j] += r->y[i][j];
    memset(r->x, 0, (size_t)m * sizeof r->x[0]);
    multiply_add(m, WIDE_WIDTH, VOCABULARY, r->y[0], WIDE_VOCABULARY, 1,
                 (const real (*)[WIDE_WIDTH])r->transposed, r->x);
    for (int i = 0; i < r->count; i++)
        for (int j = 0; j < WIDTH; j++)
            g->at[r->input[i].index][j] += r->x[i][j];
}

void gradient_in_rows(const Parameters *restrict p,
                      const TrainingSet *restrict x, Gradient *restrict y)
{
    const real share = 1 / (real)x->count;
    Rows r;
    rows_begin(p, &r, y);
    for (int i = 0; i < x->count; i += r.count) {
        r.count = x->count - i < BLOCK ? x->count - i : BLOCK;
        for (int k = 0; k < r.count; k++) {
            r.input[k] = x->at[i + k].input;
            r.share[k] = share;
        }
        rows_forward(&p->embedding, &r);
        for (int k = 0; k < r.count; k++)
            r.y[k][x->at[i + k].target.index] -= share;
        rows_backward(&r, &y->embedding);
    }
    rows_end(&r, &y->head);
}
