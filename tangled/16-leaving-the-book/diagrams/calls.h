/* calls.h - emitted terms and the reference, as arrows. */
#ifndef CALLS_H
#define CALLS_H

#include "cases.h"

/* Pointers into the numbers of a case, and to where outputs go. */
typedef struct Pointers {
    const real *in[RANDOM_WIRES];
    real *out[2 * RANDOM_WIRES];
} Pointers;

static void point(const Case *x, real *y, Pointers *p)
{
    const Term *t = &terms[x->term].t;
    const real *at = x->x;
    assert(numbers_of(t, 0) <= NUMBERS && numbers_of(t, 1) <= NUMBERS);
    for (int i = 0; i < t->input.count; i++) {
        p->in[i] = at;
        at += dims_count(term_in(t, i));
    }
    for (int i = 0; i < t->output.count; i++) {
        p->out[i] = y;
        y += dims_count(term_out(t, i));
    }
}

static void call_with(EmittedCall *call, const Case *x, real *y)
{
    Pointers p;
    point(x, y, &p);
    const int refused = call(p.in, p.out);
    assert(refused == 0);
    (void)refused;
}

static void compile_case(const Case *restrict x, Callable *restrict y)
{
    y->call = calls[x->term];
    y->with = *x;
}

static void call_case(const Callable *restrict x, Values *restrict y)
{
    y->count = numbers_of(&terms[x->with.term].t, 1);
    call_with(x->call, &x->with, y->y);
}

static void evaluate_case(const Case *restrict x, Values *restrict y)
{
    static unsigned char block[1 << 20];
    Arena a = arena_over(block, sizeof block);
    const Term *t = &terms[x->term].t;
    real *out[2 * RANDOM_WIRES];
    Pointers p;
    point(x, y->y, &p);
    const enum status s = evaluate(t, p.in, &a, out, NULL);
    assert(s == OK);
    y->count = s == OK ? numbers_of(t, 1) : 0;
    for (int i = 0; i < t->output.count; i++)
        memcpy(p.out[i], out[i], sizeof (real)
               * (size_t)dims_count(term_out(t, i)));
}

static void call_first(const PairCase *restrict x, Middle *restrict y)
{
    y->of.term = x->of.term + 1;
    call_with(calls[x->of.term], &x->of, y->of.x);
}

static void call_second(const Middle *restrict x, Values *restrict y)
{
    y->count = numbers_of(&terms[x->of.term].t, 1);
    call_with(calls[x->of.term], &x->of, y->y);
}

static void call_composite(const PairCase *restrict x, Values *restrict y)
{
    Case both = x->of;
    both.term += 2;
    y->count = numbers_of(&terms[both.term].t, 1);
    call_with(calls[both.term], &both, y->y);
}

/* Numbers whose bits differ. */
INLINE double Values_gap(const Values *x, const Values *y)
{
    int differ = x->count != y->count;
    for (int i = 0; i < x->count && !differ; i++)
        differ = memcmp(&x->y[i], &y->y[i], sizeof (real)) != 0;
    return differ;
}

#endif
