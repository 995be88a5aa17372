/* exact.c - sums of gradients, in units and in floats. */
#include "exact.h"
#include <math.h>
#include <stdio.h>

void examples_joined(const ExamplesPair *restrict x, Examples *restrict y)
{
    y->length = x->left.length + x->right.length;
    for (int i = 0; i < x->left.length; i++)
        y->at[i] = x->left.at[i];
    for (int i = 0; i < x->right.length; i++)
        y->at[x->left.length + i] = x->right.at[i];
}

void examples_reversed(const Examples *restrict x, Examples *restrict y)
{
    y->length = x->length;
    for (int i = 0; i < x->length; i++)
        y->at[i] = x->at[x->length - 1 - i];
}

static enum status in_units(real x, int64_t *units)
{
    if (!isfinite(x))
        return NOT_FINITE;
    if (fabs((double)x) > EXACT_LARGEST)
        return OUT_OF_RANGE;
    *units = llrint(ldexp((double)x, EXACT_BITS));
    return OK;
}

enum status exact_of(const Unit *restrict p,
    const Gradient *restrict x, ExactSum *restrict y)
{
    const FlatGradient flat = { .tables = *x };
    enum status s = OK;
    (void)p;
    y->count = 1;
    for (int i = 0; s == OK && i < GRADIENT_SIZE; i++)
        s = in_units(flat.at[i], &y->at[i]);
    return s;
}

void exact_of_refusal(const Gradient *restrict x, Sentence *restrict y)
{
    const FlatGradient flat = { .tables = *x };
    int64_t units;
    y->text[0] = '\0';
    for (int i = 0; i < GRADIENT_SIZE; i++)
        if (in_units(flat.at[i], &units) != OK) {
            snprintf(y->text, sizeof y->text, "entry %d of %d of the "
                "gradient is %g: expected a real from %d to %d", i,
                GRADIENT_SIZE, (double)flat.at[i], -EXACT_LARGEST,
                EXACT_LARGEST);
            return;
        }
}

enum status exact_add_in_place(const ExactSum *x, ExactSum *sum)
{
    if (x->count > EXACT_EXAMPLES - sum->count)
        return TOO_LONG;
    sum->count += x->count;
    for (int i = 0; i < GRADIENT_SIZE; i++)
        sum->at[i] += x->at[i];
    return OK;
}

enum status exact_added(const Unit *restrict p,
    const ExactPair *restrict x, ExactSum *restrict y)
{
    (void)p;
    *y = x->left;
    return exact_add_in_place(&x->right, y);
}

static void gradient_of_one(const Parameters *p, const Example *x,
                            Gradient *y)
{
    const TrainingSet one = { 1, { *x } };
    gradient(p, &one, y);
}

enum status exact_sum(const Parameters *restrict p,
    const Examples *restrict x, ExactSum *restrict y)
{
    enum status s = OK;
    *y = (ExactSum){ .count = 0 };
    for (int i = 0; s == OK && i < x->length; i++) {
        Gradient g;
        ExactSum one;
        gradient_of_one(p, &x->at[i], &g);
        s = exact_of(NULL, &g, &one);
        if (s == OK)
            s = exact_add_in_place(&one, y);
    }
    return s;
}

enum status exact_both(const Parameters *restrict p,
    const ExamplesPair *restrict x, ExactPair *restrict y)
{
    enum status s = exact_sum(p, &x->left, &y->left);
    return s != OK ? s : exact_sum(p, &x->right, &y->right);
}

enum status exact_mean(const Unit *restrict p,
    const ExactSum *restrict x, Gradient *restrict y)
{
    FlatGradient flat;
    (void)p;
    if (x->count < 1)
        return EMPTY;
    for (int i = 0; i < GRADIENT_SIZE; i++)
        flat.at[i] = (real)ldexp((double)x->at[i] / x->count, -EXACT_BITS);
    *y = flat.tables;
    return OK;
}

void float_add_in_place(const Gradient *restrict x, Gradient *restrict sum)
{
    const FlatGradient term = { .tables = *x };
    FlatGradient flat = { .tables = *sum };
    for (int i = 0; i < GRADIENT_SIZE; i++)
        flat.at[i] += term.at[i];
    *sum = flat.tables;
}

void float_sum(const Parameters *restrict p,
    const Examples *restrict x, Gradient *restrict y)
{
    *y = (Gradient){ .head.bias = { 0 } };
    for (int i = 0; i < x->length; i++) {
        Gradient g;
        gradient_of_one(p, &x->at[i], &g);
        float_add_in_place(&g, y);
    }
}
