/* sample_terms.h - terms at random, and the columns as arrows. */
#ifndef SAMPLE_TERMS_H
#define SAMPLE_TERMS_H

#include "columns.h"
#include "random_term.h"
#include "term_box.h"

enum { VALUES = 1024 };
typedef struct Values { int count; real at[VALUES]; } Values;
typedef struct Pieces { TermBox f, g; } Pieces;         /* f ; g fits */
typedef struct Strangers { TermBox f, k; } Strangers;   /* no common wire */
typedef struct TermAt { TermBox f; Values x; } TermAt;
typedef struct PiecesAt { Pieces p; Values x; } PiecesAt;
typedef struct ExpensePair { Expense f, g; } ExpensePair;
typedef struct LensBox { TermBox forward, put; int outputs, kept; } LensBox;
typedef struct LensBoxes { LensBox f, g; } LensBoxes;
typedef struct Peak { double reals; } Peak;

#define SAMPLED(T) void T##_sample(Source *s, T *x); COMPARED(T)
#define COMPARED(T) double T##_gap(const T *a, const T *b); \
    void T##_print(FILE *out, const T *x)
SAMPLED(Pieces);
SAMPLED(Strangers);
SAMPLED(TermAt);
SAMPLED(PiecesAt);
COMPARED(Expense);
COMPARED(LensBox);
COMPARED(Values);
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

ARROW(compose_at, PiecesAt, TermAt);
ARROW(move_on, PiecesAt, TermAt);               /* g at the value of f */
ARROW(value_at, TermAt, Values);
ARROW(swept_at, TermAt, TermAt);                /* one rewrite each */
ARROW(shared_at, TermAt, TermAt);
ARROW(fused_at, TermAt, TermAt);

ARROW(then_copy, TermBox, TermBox);             /* f ; copy */
ARROW(copy_then, TermBox, TermBox);             /* copy ; (f x f) */
ARROW(then_copy_at, TermAt, TermAt);
ARROW(copy_then_at, TermAt, TermAt);
ARROW(f_first, Strangers, TermBox);             /* (f x 1) ; (1 x k) */
ARROW(k_first, Strangers, TermBox);             /* (1 x k) ; (f x 1) */
ARROW(peak_of, TermBox, Peak);

#endif
