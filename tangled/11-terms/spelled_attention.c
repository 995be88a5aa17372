/* spelled_attention.c - the generator attend, in smaller generators. */
#include "spelled_attention.h"
#include <math.h>

/* Tokens of what is left of each array; and the answers so far. */
typedef struct Spelling {
    Term *t;
    const Attributes *with;
    int size, sequences;
    int q, k, v, y;
} Spelling;

static int shaped(Term *t, enum generator g, Dims dims, int x)
{
    return APPLY_WITH(t, g, &(Attributes){ .dims = dims }, x);
}

/* The tokens of all heads and sequences as rows: n in a sequence. */
static int tokens_of(const Spelling *p, int n, int x)
{
    const int heads = p->with->dims.at[0];
    const int parts = shaped(p->t, RESHAPE,
        DIMS(heads, p->size, p->sequences, n), x);
    return shaped(p->t, RESHAPE, DIMS(heads * p->sequences * n, p->size),
                  shaped(p->t, PERMUTE, DIMS(0, 2, 3, 1), parts));
}

/* The first n rows of what is left. */
static int take_rows(Term *t, int n, int *left)
{
    if (t->status != OK || dims_rows(t->wire.at[*left]) == n)
        return *left;
    const int rows = shaped(t, SPLIT, DIMS(n), *left);
    *left = rows == NONE ? NONE : rows + 1;
    return rows;
}

/* One more query; k and v are those of its sequence. */
static void spell_query(Spelling *p, int i, int k, int v)
{
    Term *t = p->t;
    const Attributes scale = { .value = 1 / sqrt((double)p->size) };
    const int n = attend_seen(p->with, i);
    const int query = take_rows(t, 1, &p->q);
    const int score = APPLY(t, MATMUL_NT, take_rows(t, n, &k), query);
    const int weight = APPLY(t, SOFTMAX, APPLY_WITH(t, SCALE, &scale, score));
    const int answer = APPLY(t, MATMUL_TN, weight, take_rows(t, n, &v));
    p->y = p->y == NONE ? answer : APPLY(t, CONCATENATE, p->y, answer);
}

void spell_attention(const Attributes *with, Dims q, Dims k, Term *t)
{
    const int heads = with->dims.at[0], queries = with->dims.at[1];
    const int keys = with->dims.at[2], size = dims_rows(q) / heads;
    const int sequences = dims_columns(q) / queries;
    Spelling p = { .t = t, .with = with, .size = size,
                   .sequences = sequences, .y = NONE };
    p.q = tokens_of(&p, queries, term_input(t, q));
    p.k = tokens_of(&p, keys, term_input(t, k));
    p.v = tokens_of(&p, keys, term_input(t, k));
    for (int s = 0; s < heads * sequences && t->status == OK; s++) {
        const int key = take_rows(t, keys, &p.k);
        const int value = take_rows(t, keys, &p.v);
        for (int i = 0; i < queries && t->status == OK; i++)
            spell_query(&p, i, key, value);
    }
    const int y = shaped(t, RESHAPE, DIMS(heads, sequences, queries, size),
                         p.y);
    term_output(t, shaped(t, RESHAPE, q,
                          shaped(t, PERMUTE, DIMS(0, 3, 1, 2), y)));
}
