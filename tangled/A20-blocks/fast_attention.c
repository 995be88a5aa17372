/* fast_attention.c - attention in blocks of queries, and its way back. */
#include "fast_attention.h"
#include "moves.h"
#include <math.h>
#include <string.h>

enum { LINE = 16 };                     /* floats in a line of the cache */

/* One head of one sequence, apart from the others. */
typedef struct Head {
    const Attention *a;
    float scale;
    float *k, *v;                       /* [size][keys and a line] */
    float *dk, *dv;                     /* [keys][size] */
    float *q, *dy, *y;                  /* [size][QUERIES] */
    float *q_turned, *dy_turned;        /* [QUERIES][size] */
    float *s, *ds;                      /* [keys][QUERIES] */
    float *total;                       /* [QUERIES] */
    float *kept;                        /* of the next block */
    int q_row, k_row;                   /* columns of q, and of k */
} Head;

static size_t in_lines(int rows, int columns)
{
    const size_t n = (size_t)rows * (size_t)columns;
    return (n + LINE - 1) / LINE * LINE;
}

size_t attention_room(const Attention *a)
{
    return 2 * in_lines(a->size, a->keys + LINE)
        + 2 * in_lines(a->keys, a->size) + 5 * in_lines(a->size, QUERIES)
        + 2 * in_lines(a->keys, QUERIES) + in_lines(1, QUERIES);
}

static float *part(float **room, int rows, int columns)
{
    float *const at = *room;
    *room += in_lines(rows, columns);
    return at;
}

static void head_in(const Attention *a, float *room, Head *h)
{
    h->a = a;
    h->kept = a->kept;
    h->scale = (float)(1 / sqrt((double)a->size));
    h->q_row = a->sequences * a->queries;
    h->k_row = a->sequences * a->keys;
    h->k = part(&room, a->size, a->keys + LINE);
    h->v = part(&room, a->size, a->keys + LINE);
    h->dk = part(&room, a->keys, a->size);
    h->dv = part(&room, a->keys, a->size);
    h->q = part(&room, a->size, QUERIES);
    h->dy = part(&room, a->size, QUERIES);
    h->y = part(&room, a->size, QUERIES);
    h->q_turned = part(&room, a->size, QUERIES);
    h->dy_turned = part(&room, a->size, QUERIES);
    h->s = part(&room, a->keys, QUERIES);
    h->ds = part(&room, a->keys, QUERIES);
    h->total = part(&room, 1, QUERIES);
}

/* to[rows][width] = some columns of x, and zeros */
static void copy_columns(int rows, int some, const float *x, ptrdiff_t down,
                         float *to, int width)
{
    for (int r = 0; r < rows; r++, x += down, to += width) {
        memcpy(to, x, (size_t)some * sizeof *x);
        memset(to + some, 0, (size_t)(width - some) * sizeof *x);
    }
}

/* The columns of a block of queries: whole, nearly always. */
static void copy_block(int rows, int some, const float *x, ptrdiff_t down,
                       float *to)
{
    if (some < QUERIES)
        copy_columns(rows, some, x, down, to, QUERIES);
    else
        for (int r = 0; r < rows; r++, x += down, to += QUERIES)
            memcpy(to, x, QUERIES * sizeof *x);
}

static Product small(enum product_form form, int m, int n, int k, int lda)
{
    return (Product){ .form = form, .m = m, .n = n, .k = k, .lda = lda,
        .ldb = n, .ldc = n };
}

static int some_queries(const Head *h, int i)
{
    const int left = h->a->queries - i;
    return left < QUERIES ? left : QUERIES;
}

/* The keys that somebody sees in the block of queries from i on. */
static int seen_keys(const Attention *a, int i)
{
    const int past = i + QUERIES < a->queries ? i + QUERIES : a->queries;
    return a->causal ? past + a->keys - a->queries : a->keys;
}

size_t attention_weights(const Attention *a)
{
    size_t floats = 0;
    for (int i = 0; i < a->queries; i += QUERIES)
        floats += (size_t)(seen_keys(a, i) + 1) * QUERIES;
    return floats * (size_t)a->heads * (size_t)a->sequences;
}

int attention_keeps(const Attention *a)
{
    const size_t each = (size_t)a->queries + 2 * (size_t)a->keys;
    return attention_weights(a) <= each * (size_t)a->size
        * (size_t)a->heads * (size_t)a->sequences;
}

static int begin_block(Head *h, int i)
{
    const int keys = seen_keys(h->a, i);
    if (h->a->kept != NULL) {
        h->s = h->kept;
        h->total = h->s + keys * QUERIES;
        h->kept = h->total + QUERIES;
    }
    return keys;
}

/* e and totals of the queries from i on, which are in h->q */
static void weigh_block(Head *h, int i, int keys)
{
    const Attention *a = h->a;
    const int base = a->causal ? i + a->keys - a->queries : a->keys;
    const Product p = small(PRODUCT_TN, keys, QUERIES, a->size,
                            a->keys + LINE);
    a->way(&p, h->k, h->q, h->s);
    (a->near ? a->kernels->weigh_near : a->kernels->weigh)(keys, base,
        h->scale, h->s, h->total);
}

static void attend_block(Head *h, int i, const float *q, float *y)
{
    const Attention *a = h->a;
    const int keys = begin_block(h, i), some = some_queries(h, i);
    const Product p = small(PRODUCT_NN, a->size, QUERIES, keys,
                            a->keys + LINE);
    copy_block(a->size, some, q, h->q_row, h->q);
    weigh_block(h, i, keys);
    a->way(&p, h->v, h->s, h->y);
    a->kernels->divide(a->size, some, h->total, h->y, y, h->q_row);
}

/* Head r of sequence s: where it begins in an array with rows of that many
 * columns for a sequence. */
static ptrdiff_t head_at(const Attention *a, int r, int s, int columns)
{
    return ((ptrdiff_t)r * a->size * a->sequences + s) * columns;
}

static void take_head(Head *h, const float *k, const float *v)
{
    const Attention *a = h->a;
    const int width = a->keys + LINE;
    copy_columns(a->size, a->keys, k, h->k_row, h->k, width);
    copy_columns(a->size, a->keys, v, h->k_row, h->v, width);
}

void attend(const Attention *a, const float *q, const float *k,
            const float *v, float *y, float *room)
{
    Head h;
    head_in(a, room, &h);
    for (int s = 0; s < a->sequences; s++)
        for (int r = 0; r < a->heads; r++) {
            const ptrdiff_t at = head_at(a, r, s, a->queries);
            const ptrdiff_t key = head_at(a, r, s, a->keys);
            take_head(&h, k + key, v + key);
            for (int i = 0; i < a->queries; i += QUERIES)
                attend_block(&h, i, q + at + i, y + at + i);
        }
}

/* What a block of queries adds to dk and dv, from p and ds. */
static void back_to_keys(Head *h, int some, int keys)
{
    const Attention *a = h->a;
    Product p = small(PRODUCT_NN, keys, a->size, some, QUERIES);
    p.finish = FINISH_ADD;
    turn_over(a->size, some, h->dy, QUERIES, h->dy_turned, a->size);
    turn_over(a->size, some, h->q, QUERIES, h->q_turned, a->size);
    a->way(&p, h->s, h->dy_turned, h->dv);
    a->way(&p, h->ds, h->q_turned, h->dk);
}

static void back_block(Head *h, int i, const float *q, const float *dy,
                       float *dq)
{
    const Attention *a = h->a;
    const int some = some_queries(h, i), width = a->keys + LINE;
    const int keys = begin_block(h, i);
    const Product dp = small(PRODUCT_TN, keys, QUERIES, a->size, width);
    const Product p = small(PRODUCT_NN, a->size, QUERIES, keys, width);
    copy_block(a->size, some, q, h->q_row, h->q);
    copy_block(a->size, some, dy, h->q_row, h->dy);
    if (a->kept == NULL)
        weigh_block(h, i, keys);
    a->way(&dp, h->v, h->dy, h->ds);
    a->kernels->weigh_back(keys, h->scale, h->total, h->s, h->ds);
    back_to_keys(h, some, keys);
    a->way(&p, h->k, h->ds, h->y);
    for (int r = 0; r < a->size; r++, dq += h->q_row)
        if (some < QUERIES)
            memcpy(dq, h->y + r * QUERIES, (size_t)some * sizeof *dq);
        else
            memcpy(dq, h->y + r * QUERIES, QUERIES * sizeof *dq);
}

void attend_back(const Attention *a, const float *q, const float *k,
    const float *v, const float *dy, float *dq, float *dk, float *dv,
    float *room)
{
    const size_t bytes = (size_t)a->keys * (size_t)a->size * sizeof *dk;
    Head h;
    head_in(a, room, &h);
    for (int s = 0; s < a->sequences; s++)
        for (int r = 0; r < a->heads; r++) {
            const ptrdiff_t at = head_at(a, r, s, a->queries);
            const ptrdiff_t key = head_at(a, r, s, a->keys);
            take_head(&h, k + key, v + key);
            memset(h.dk, 0, bytes), memset(h.dv, 0, bytes);
            for (int i = 0; i < a->queries; i += QUERIES)
                back_block(&h, i, q + at + i, dy + at + i, dq + at + i);
            turn_over(a->keys, a->size, h.dk, a->size, dk + key, h.k_row);
            turn_over(a->keys, a->size, h.dv, a->size, dv + key, h.k_row);
        }
}

double attention_needs(const Attention *a, int back)
{
    double seen = 0;
    for (int i = 0; i < a->queries; i++)
        seen += a->causal ? i + 1 + a->keys - a->queries : a->keys;
    return 2.0 * a->size * (back ? 4 : 2) * seen * a->heads * a->sequences;
}

double attention_does(const Attention *a, int back)
{
    const int whole = back && a->kept == NULL ? 3 : 2;
    double done = 0;
    for (int i = 0; i < a->queries; i += QUERIES) {
        const int left = a->queries - i;
        const int some = left < QUERIES ? left : QUERIES;
        done += (double)seen_keys(a, i)
            * (whole * QUERIES + (back ? 2 * some : 0));
    }
    return 2.0 * a->size * done * a->heads * a->sequences;
}
