/* attention.c - sizes, and the passes over reals. */
#include "fold_kernels.h"
#include <stdio.h>

static int sized(int n)
{
    return n >= 1 && n <= ATTENTION_MOST;
}

enum status attention(const Unit *restrict p, const Attention *restrict x,
                      Attention *restrict y)
{
    (void)p;
    if (!sized(x->queries) || !sized(x->keys) || !sized(x->heads)
        || !sized(x->size) || !sized(x->tile))
        return OUT_OF_RANGE;
    if (x->causal && x->queries > x->keys)
        return EMPTY;
    *y = *x;
    return OK;
}

void attention_refusal(const Attention *restrict x, Sentence *restrict y)
{
    static const char *const names[] = { "queries", "keys", "heads",
                                         "components", "keys in a tile" };
    const int sizes[] = { x->queries, x->keys, x->heads, x->size, x->tile };
    y->text[0] = '\0';
    for (int i = 4; i >= 0; i--)
        if (!sized(sizes[i]))
            snprintf(y->text, sizeof y->text, "attention with %d %s: "
                "expected from 1 to %d", sizes[i], names[i], ATTENTION_MOST);
    if (y->text[0] == '\0' && x->causal && x->queries > x->keys)
        snprintf(y->text, sizeof y->text, "causal attention of %d queries to "
            "%d keys: expected at least as many keys, as the first query "
            "sees none", x->queries, x->keys);
}

size_t attention_kept(const Attention *a)
{
    return 2 * (size_t)a->heads * (size_t)a->queries;
}

size_t attention_scratch(const Attention *a)
{
    const size_t forward = 2 * (size_t)(AT_O + a->size) + (size_t)a->tile;
    const size_t reverse = (size_t)a->queries;
    return forward > reverse ? forward : reverse;
}

enum status attention_forward(const Attention *a, const real *restrict q,
    const real *restrict k, const real *restrict v, real *restrict y,
    real *restrict kept, real *restrict scratch)
{
    Attention made;
    const enum status s = attention(NULL, a, &made);
    if (s != OK)
        return s;
    return fold_forward(a, q, k, v, y, kept, scratch) ? OK : NOT_FINITE;
}

/* What query i and key j have in common on the way back. */
typedef struct Weight { real p, ds; } Weight;

static Weight weight(int d, const real *q, const real *k, const real *v,
                     const real *kept, const real *dy, real at_y)
{
    const real scale = score_scale(d);
    const real p = number_exp(scale * dot(d, q, k) - kept[AT_M])
        / kept[AT_L];
    return (Weight){ p, scale * p * (dot(d, dy, v) - at_y) };
}

/* dq of query i: a sum over the keys that it sees */
static void query_reverse(const Attention *a, int i, const real *q,
    const real *k, const real *v, const real *kept, const real *dy,
    real at_y, real *restrict dq)
{
    const size_t row = row_size(a);
    const int n = keys_seen(a, i);
    for (int c = 0; c < a->size; c++)
        dq[c] = 0;
    for (int j = 0; j < n; j++, k += row, v += row) {
        const Weight w = weight(a->size, q, k, v, kept, dy, at_y);
        for (int c = 0; c < a->size; c++)
            dq[c] += w.ds * k[c];
    }
}

/* dk and dv of key j: a sum over the queries that see it */
static void key_reverse(const Attention *a, int j, const real *q,
    const real *k, const real *v, const real *kept, const real *dy,
    const real *at_y, real *restrict dk, real *restrict dv)
{
    const size_t row = row_size(a);
    for (int c = 0; c < a->size; c++)
        dk[c] = dv[c] = 0;
    for (int i = first_seeing(a, j); i < a->queries; i++) {
        const real *qi = q + (size_t)i * row, *dyi = dy + (size_t)i * row;
        const Weight w = weight(a->size, qi, k, v, kept + 2 * (size_t)i, dyi,
                                at_y[i]);
        for (int c = 0; c < a->size; c++) {
            dk[c] += w.ds * qi[c];
            dv[c] += w.p * dyi[c];
        }
    }
}

void attention_reverse(const Attention *a, const real *restrict q,
    const real *restrict k, const real *restrict v, const real *restrict y,
    const real *restrict kept, const real *restrict dy, real *restrict dq,
    real *restrict dk, real *restrict dv, real *restrict scratch)
{
    for (int h = 0; h < a->heads; h++, kept += 2 * (size_t)a->queries) {
        const size_t top = row_at(a, 0, h);
        for (int i = 0; i < a->queries; i++) {
            const size_t at = row_at(a, i, h);
            scratch[i] = dot(a->size, dy + at, y + at);
            query_reverse(a, i, q + at, k + top, v + top,
                kept + 2 * (size_t)i, dy + at, scratch[i], dq + at);
        }
        for (int j = 0; j < a->keys; j++) {
            const size_t at = row_at(a, j, h);
            key_reverse(a, j, q + top, k + at, v + at, kept, dy + top,
                        scratch, dk + at, dv + at);
        }
    }
}
