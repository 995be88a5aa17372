/* evaluation_attention.h - attention and its way back, query by query. */
#ifndef EVALUATION_ATTENTION_H
#define EVALUATION_ATTENTION_H

#include "evaluation_call.h"

/* One query of one head: where the first of its numbers stand, with the next
 * ones a row further on. */
typedef struct OneQuery {
    int size;                           /* numbers of a head */
    int seen;                           /* keys */
    int q, q_row;                       /* in q, y, dq, dy */
    int k, k_row;                       /* its first key, in k, v, dk, dv */
    number scale;
} OneQuery;
typedef void QueryPass(const Call *c, const OneQuery *q);

static void each_query(const Call *c, QueryPass *pass)
{
    const int heads = c->with->dims.at[0], queries = c->with->dims.at[1];
    const int keys = c->with->dims.at[2];
    const int size = dims_rows(c->in[0]) / heads;
    const int wide = dims_columns(c->in[0]);
    const int sequences = wide / queries, k_wide = sequences * keys;
    const number scale = (number)(1 / sqrt((double)size));
    for (int h = 0; h < heads; h++)
        for (int s = 0; s < sequences; s++)
            for (int i = 0; i < queries; i++) {
                const OneQuery q = { size, attend_seen(c->with, i),
                    h * size * wide + s * queries + i, wide,
                    h * size * k_wide + s * keys, k_wide, scale };
                pass(c, &q);
            }
}

/* e_j = exp (s_j - largest); returns their sum */
static number weigh_keys(const Call *c, const OneQuery *q, number e[])
{
    number largest = 0, total = 0;
    for (int j = 0; j < q->seen; j++) {
        e[j] = 0;
        for (int r = 0; r < q->size; r++)
            e[j] += c->x[1][q->k + r * q->k_row + j]
                * c->x[0][q->q + r * q->q_row];
        e[j] *= q->scale;
        if (j == 0 || VALUE(e[j]) > VALUE(largest))
            largest = VALUE(e[j]);
    }
    for (int j = 0; j < q->seen; j++) {
        e[j] = number_exp(e[j] - largest);
        total += e[j];
    }
    return total;
}

static void answer_query(const Call *c, const OneQuery *q)
{
    number *const e = c->room;
    const number total = weigh_keys(c, q, e);
    for (int r = 0; r < q->size; r++) {
        const number *const v = c->x[2] + q->k + r * q->k_row;
        number sum = 0;
        for (int j = 0; j < q->seen; j++)
            sum += v[j] * e[j];
        c->y[0][q->q + r * q->q_row] = sum / total;
    }
}
EVALUATE(attend) { each_query(c, answer_query); }

/* p_j, and ds_j */
static void weigh_back(const Call *c, const OneQuery *q, number p[],
                       number ds[])
{
    const number total = weigh_keys(c, q, p);
    number mean = 0;
    for (int j = 0; j < q->seen; j++) {
        p[j] /= total;
        ds[j] = 0;
        for (int r = 0; r < q->size; r++)
            ds[j] += c->x[2][q->k + r * q->k_row + j]
                * c->x[3][q->q + r * q->q_row];
        mean += p[j] * ds[j];
    }
    for (int j = 0; j < q->seen; j++)
        ds[j] = p[j] * (ds[j] - mean) * q->scale;
}

static void query_back(const Call *c, const OneQuery *q)
{
    number *const p = c->room, *const ds = p + q->seen;
    weigh_back(c, q, p, ds);
    for (int r = 0; r < q->size; r++) {
        const int at = q->q + r * q->q_row, key = q->k + r * q->k_row;
        const number *const k = c->x[1] + key;
        number *const dk = c->y[1] + key, *const dv = c->y[2] + key;
        number sum = 0;
        for (int j = 0; j < q->seen; j++) {
            sum += k[j] * ds[j];
            dk[j] += ds[j] * c->x[0][at];
            dv[j] += p[j] * c->x[3][at];
        }
        c->y[0][at] = sum;
    }
}

EVALUATE(attend_back)
{
    for (int i = 0; i < dims_count(c->in[1]); i++)
        c->y[1][i] = c->y[2][i] = 0;
    each_query(c, query_back);
}

#endif
