/* plain_attention.c - attention by its definition, query by query. */
#include "plain_attention.h"
#include "elementary.h"
#include <assert.h>
#include <math.h>
#include <string.h>

/* A query of a head: where its first number stands, and that of the first
 * of the keys. */
typedef struct Query {
    const Attention *a;
    const AttentionArrays *x;
    int at, row, key, k_row, seen;
    float scale;
} Query;

int plain_seen(const Attention *a, int i)
{
    return a->causal ? i + 1 + a->keys - a->queries : a->keys;
}

/* e and their sum */
static float plain_weights(const Query *c, float e[])
{
    float most = 0, total = 0;
    for (int j = 0; j < c->seen; j++) {
        e[j] = 0;
        for (int r = 0; r < c->a->size; r++)
            e[j] += c->x->k[c->key + r * c->k_row + j]
                  * c->x->q[c->at + r * c->row];
        e[j] *= c->scale;
        most = j == 0 || e[j] > most ? e[j] : most;
    }
    for (int j = 0; j < c->seen; j++)
        total += e[j] = elementary_exp(e[j] - most);
    return total;
}

static void plain_answer(const Query *c, float total, const float e[])
{
    for (int r = 0; r < c->a->size; r++) {
        float sum = 0;
        for (int j = 0; j < c->seen; j++)
            sum += c->x->v[c->key + r * c->k_row + j] * e[j];
        c->x->y[c->at + r * c->row] = sum / total;
    }
}

static void plain_back(const Query *c, const float p[])
{
    const AttentionArrays *x = c->x;
    float ds[PLAIN_KEYS] = { 0 }, mean = 0;
    for (int j = 0; j < c->seen; j++) {
        for (int r = 0; r < c->a->size; r++)
            ds[j] += x->v[c->key + r * c->k_row + j]
                   * x->dy[c->at + r * c->row];
        mean += p[j] * ds[j];
    }
    for (int j = 0; j < c->seen; j++)
        ds[j] = p[j] * (ds[j] - mean) * c->scale;
    for (int r = 0; r < c->a->size; r++) {
        const int at = c->at + r * c->row, key = c->key + r * c->k_row;
        float sum = 0;
        for (int j = 0; j < c->seen; j++) {
            sum += x->k[key + j] * ds[j];
            x->dk[key + j] += ds[j] * x->q[at];
            x->dv[key + j] += p[j] * x->dy[at];
        }
        x->dq[at] = sum;
    }
}

static void plain_query(const Query *c)
{
    float p[PLAIN_KEYS];
    const float total = plain_weights(c, p);
    plain_answer(c, total, p);
    for (int j = 0; j < c->seen; j++)
        p[j] /= total;
    plain_back(c, p);
}

void plain_attention(const Attention *a, const AttentionArrays *x)
{
    const int row = a->sequences * a->queries, k_row = a->sequences * a->keys;
    const size_t numbers = (size_t)a->heads * (size_t)a->size * (size_t)k_row;
    const float scale = (float)(1 / sqrt((double)a->size));
    assert(a->keys <= PLAIN_KEYS);
    memset(x->dk, 0, numbers * sizeof (float));
    memset(x->dv, 0, numbers * sizeof (float));
    for (int h = 0; h < a->heads; h++)
        for (int s = 0; s < a->sequences; s++)
            for (int i = 0; i < a->queries; i++) {
                const int first = h * a->size * a->sequences + s;
                const Query c = { a, x, first * a->queries + i, row,
                    first * a->keys, k_row, plain_seen(a, i), scale };
                plain_query(&c);
            }
}
