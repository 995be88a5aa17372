/* shards.c - descent on examples that are dealt out to several machines. */
#include "shards.h"
#include "source.h"
#include <assert.h>

void deal(const Examples *restrict x, int count, Shards *restrict y)
{
    assert(1 <= count && count <= SHARDS);
    y->count = count;
    for (int k = 0; k < count; k++) {
        const int from = x->length * k / count;
        const int to = x->length * (k + 1) / count;
        y->at[k].length = to - from;
        for (int i = from; i < to; i++)
            y->at[k].at[i - from] = x->at[i];
    }
}

void float_step_in_place(const LearningRate *rate, const Shards *x,
                         Parameters *p)
{
    FlatGradient sum;
    int n = x->at[0].length;
    float_sum(p, &x->at[0], &sum.tables);
    for (int k = 1; k < x->count; k++) {
        Gradient shard;
        float_sum(p, &x->at[k], &shard);
        float_add_in_place(&shard, &sum.tables);
        n += x->at[k].length;
    }
    assert(n > 0);
    for (int i = 0; i < GRADIENT_SIZE; i++)
        sum.at[i] /= (real)n;
    descend_in_place(rate, &sum.tables, p);
}

enum status exact_step_in_place(const LearningRate *rate, const Shards *x,
                                Parameters *p)
{
    ExactSum sum = { .count = 0 };
    Gradient mean;
    enum status s = OK;
    for (int k = 0; s == OK && k < x->count; k++) {
        ExactSum shard;
        s = exact_sum(p, &x->at[k], &shard);
        if (s == OK)
            s = exact_add_in_place(&shard, &sum);
    }
    if (s == OK)
        s = exact_mean(NULL, &sum, &mean);
    if (s == OK)
        descend_in_place(rate, &mean, p);
    return s;
}

void examples_at_random(uint64_t seed, int n, Examples *x)
{
    Source s;
    source_seed(&s, seed);
    TokenId last = { draw_below(&s, VOCABULARY) };
    x->length = n;
    for (int i = 0; i < n; i++) {
        x->at[i].input = last;
        last.index = draw_below(&s, VOCABULARY);
        x->at[i].target = last;
    }
}
