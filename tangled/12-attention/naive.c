/* naive.c - attention with its matrices. */
#include "naive.h"
#include "naive_kernels.h"

size_t naive_kept(const Attention *a)
{
    return (size_t)a->heads * naive_scratch(a);
}

size_t naive_scratch(const Attention *a)
{
    return (size_t)a->queries * (size_t)a->keys;
}

void naive_forward(const Attention *a, const real *restrict q,
    const real *restrict k, const real *restrict v, real *restrict y,
    real *restrict p)
{
    naive_attention(a, q, k, v, y, p);
}

/* z [m] += x [i][j] w [j], for the rows j of a head */
static void add_row(int d, real x, const real *w, real *z)
{
    for (int c = 0; c < d; c++)
        z[c] += x * w[c];
}

/* ds of row i: p (dp - sum p dp), scaled */
static void naive_row_reverse(const Attention *a, int h, const real *dyi,
    const real *v, const real *p, real *ds)
{
    real sum = 0;
    for (int j = 0; j < a->keys; j++) {
        ds[j] = dot(a->size, dyi, v + row_at(a, j, h));
        sum += p[j] * ds[j];
    }
    for (int j = 0; j < a->keys; j++)
        ds[j] = score_scale(a->size) * p[j] * (ds[j] - sum);
}

void naive_reverse(const Attention *a, const real *restrict q,
    const real *restrict k, const real *restrict v, const real *restrict p,
    const real *restrict dy, real *restrict dq, real *restrict dk,
    real *restrict dv, real *restrict ds)
{
    const size_t ends = (size_t)a->queries * row_size(a);
    for (size_t c = 0; c < ends; c++)
        dq[c] = 0;
    for (size_t c = 0; c < (size_t)a->keys * row_size(a); c++)
        dk[c] = dv[c] = 0;
    for (int h = 0; h < a->heads; h++)
        for (int i = 0; i < a->queries; i++, p += a->keys) {
            const size_t at = row_at(a, i, h);
            real *row = ds + (size_t)i * (size_t)a->keys;
            naive_row_reverse(a, h, dy + at, v, p, row);
            for (int j = 0; j < a->keys; j++) {
                const size_t to = row_at(a, j, h);
                add_row(a->size, row[j], k + to, dq + at);
                add_row(a->size, row[j], q + at, dk + to);
                add_row(a->size, p[j], dy + at, dv + to);
            }
        }
}
