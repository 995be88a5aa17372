/* sample_traffic.c - compulsory traffic as arrows. */
#include "sample_traffic.h"
#include <math.h>

enum { DESK = 1 << 19 };

static Term unboxed(const TermBox *x, Arena *a)
{
    Term t;
    unbox_term(x, a, &t);
    return t;
}

void traffic_of(const TermBox *restrict x, Traffic *restrict y)
{
    _Alignas(max_align_t) unsigned char desk[DESK];
    Arena a = arena_over(desk, DESK);
    const Term t = unboxed(x, &a);
    y->bytes = term_demand(&t).bytes;
}

void compose_joint(const Joint *restrict x, TermBox *restrict y)
{
    compose_pieces(&x->terms, y);
}

void traffic_of_both(const Joint *restrict x, TwoTraffics *restrict y)
{
    _Alignas(max_align_t) unsigned char desk[DESK];
    Arena a = arena_over(desk, DESK);
    const Term f = unboxed(&x->terms.f, &a);
    traffic_of(&x->terms.f, &y->f);
    traffic_of(&x->terms.g, &y->g);
    y->between.bytes = 0;
    for (int i = 0; i < f.output.count; i++)
        y->between.bytes += 4 * (double)dims_count(term_out(&f, i));
}

void join_traffic(const TwoTraffics *restrict x, Traffic *restrict y)
{
    y->bytes = x->f.bytes + x->g.bytes - 2 * x->between.bytes;
}

void add_traffic(const TwoTraffics *restrict x, Traffic *restrict y)
{
    y->bytes = x->f.bytes + x->g.bytes;
}

void Joint_sample(Source *s, Joint *x)
{
    Pieces_sample(s, &x->terms);
}

double Joint_gap(const Joint *a, const Joint *b)
{
    return Pieces_gap(&a->terms, &b->terms);
}

void Joint_print(FILE *out, const Joint *x)
{
    TwoTraffics t;
    traffic_of_both(x, &t);
    fprintf(out, "f, whose ends are %g bytes, and g, of %g, with %g between",
            t.f.bytes, t.g.bytes, t.between.bytes);
}

double Traffic_gap(const Traffic *a, const Traffic *b)
{
    return fabs(a->bytes - b->bytes);
}

void Traffic_print(FILE *out, const Traffic *x)
{
    fprintf(out, "%g bytes", x->bytes);
}
