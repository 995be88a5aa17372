/* objects.c - constructors that refuse, and the published parameters. */
#include "objects.h"
#include <math.h>

enum status vocabulary_size(const Unit *restrict p,
    const Integer *restrict x, VocabularySize *restrict y)
{
    (void)p;
    if (x->value < 1 || x->value > VOCABULARY)
        return OUT_OF_RANGE;
    y->count = x->value;
    return OK;
}

enum status token_id(const Unit *restrict p,
    const Integer *restrict x, TokenId *restrict y)
{
    (void)p;
    if (x->value < 0 || x->value >= VOCABULARY)
        return OUT_OF_RANGE;
    y->index = x->value;
    return OK;
}

enum status sequence(const Unit *restrict p,
    const Integers *restrict x, Sequence *restrict y)
{
    if (x->length < 1)
        return EMPTY;
    if (x->length > CAPACITY)
        return TOO_LONG;
    y->length = x->length;
    for (int i = 0; i < x->length; i++) {
        enum status s = token_id(p, &x->at[i], &y->at[i]);
        if (s != OK)
            return s;
    }
    return OK;
}

void numbers(const Sequence *restrict x, Integers *restrict y)
{
    y->length = x->length;
    for (int i = 0; i < x->length; i++)
        y->at[i].value = x->at[i].index;
}

enum status distribution(const Unit *restrict p,
    const Masses *restrict x, Distribution *restrict y)
{
    double sum = 0;
    (void)p;
    for (int i = 0; i < VOCABULARY; i++) {
        if (!isfinite(x->at[i]))
            return NOT_FINITE;
        if (x->at[i] < 0)
            return OUT_OF_RANGE;
        sum += (double)x->at[i];
        y->at[i] = x->at[i];
    }
    return fabs(sum - 1) <= VOCABULARY * REAL_EPSILON ? OK : NOT_NORMALISED;
}

enum status loss(const Unit *restrict p,
    const Real *restrict x, Loss *restrict y)
{
    (void)p;
    if (!isfinite(x->value))
        return NOT_FINITE;
    if (x->value < 0)
        return OUT_OF_RANGE;
    y->nats = x->value;
    return OK;
}

enum status learning_rate(const Unit *restrict p,
    const Real *restrict x, LearningRate *restrict y)
{
    (void)p;
    if (!isfinite(x->value))
        return NOT_FINITE;
    if (x->value <= 0)
        return OUT_OF_RANGE;
    y->value = x->value;
    return OK;
}

enum status example(const Unit *restrict p,
    const IntegerPair *restrict x, Example *restrict y)
{
    enum status s = token_id(p, &x->input, &y->input);
    return s != OK ? s : token_id(p, &x->target, &y->target);
}

enum status training_set(const Unit *restrict p,
    const IntegerPairs *restrict x, TrainingSet *restrict y)
{
    if (x->count < 1)
        return EMPTY;
    if (x->count > CAPACITY)
        return TOO_LONG;
    y->count = x->count;
    for (int i = 0; i < x->count; i++) {
        enum status s = example(p, &x->at[i], &y->at[i]);
        if (s != OK)
            return s;
    }
    return OK;
}

static real by_rule(int seed, int columns, int r, int c)
{
    int k = ((r * columns + c) * 37 + seed * 101) % 1000;
    return (real)((k / 1000.0 - 0.5) * 0.2);
}

void parameters_by_rule(Parameters *p)
{
    for (int r = 0; r < VOCABULARY; r++)
        for (int c = 0; c < WIDTH; c++)
            p->embedding.at[r][c] = by_rule(1, WIDTH, r, c);
    for (int r = 0; r < WIDTH; r++)
        for (int c = 0; c < VOCABULARY; c++)
            p->head.weight[r][c] = by_rule(2, VOCABULARY, r, c);
    for (int c = 0; c < VOCABULARY; c++)
        p->head.bias[c] = 0;
}
