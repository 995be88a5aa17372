/* sample_terms.h - terms at random, and the columns as arrows. */
#ifndef SAMPLE_TERMS_H
#define SAMPLE_TERMS_H

#include "columns.h"
#include "random_term.h"
#include "term_box.h"

typedef struct Pieces { TermBox f, g; } Pieces;         /* f ; g fits */
typedef struct Strangers { TermBox f, k; } Strangers;   /* no common wire */
typedef struct ExpensePair { Expense f, g; } ExpensePair;
typedef struct LensBox { TermBox forward, put; int outputs, kept; } LensBox;
typedef struct LensBoxes { LensBox f, g; } LensBoxes;
typedef struct Peak { double reals; } Peak;

#define SAMPLED(T) void T##_sample(Source *s, T *x); COMPARED(T)
#define COMPARED(T) double T##_gap(const T *a, const T *b); \
    void T##_print(FILE *out, const T *x)
SAMPLED(Pieces);
SAMPLED(Strangers);
COMPARED(Expense);
COMPARED(LensBox);
COMPARED(Peak);
double TermBox_gap(const TermBox *a, const TermBox *b);
void TermBox_sample(Source *s, TermBox *x);

ARROW(compose_pieces, Pieces, TermBox);
ARROW(cost_of, TermBox, Expense);
ARROW(costs_of, Pieces, ExpensePair);
ARROW(add_expenses, ExpensePair, Expense);

ARROW(lens_of, TermBox, LensBox);
ARROW(lenses_of, Pieces, LensBoxes);
ARROW(compose_lenses, LensBoxes, LensBox);

ARROW(then_copy, TermBox, TermBox);             /* f ; copy */
ARROW(copy_then, TermBox, TermBox);             /* copy ; (f x f) */
ARROW(f_first, Strangers, TermBox);             /* (f x 1) ; (1 x k) */
ARROW(k_first, Strangers, TermBox);             /* (1 x k) ; (f x 1) */
ARROW(peak_of, TermBox, Peak);

#endif
