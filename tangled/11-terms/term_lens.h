/* term_lens.h - the reverse derivative of a term, as terms. */
#ifndef TERM_LENS_H
#define TERM_LENS_H

#include "term.h"

/* A lens of terms: forward : A -> B x M and put : M x B' -> A', where M are
 * the wires kept, operation by operation. */
typedef struct TermLens {
    Term forward, put;
    int outputs, kept;                  /* wires of B, and of M */
} TermLens;

/* The functor, and composition in its codomain; arrays go into the arena. */
void lens_of_term(Arena *a, const Term *f, TermLens *l);
void lens_then_lens(Arena *a, const TermLens *f, const TermLens *g,
    TermLens *h);

/* Forward and put in one: A x B' -> B x A'; R[f] : A x B' -> A'.  Begun. */
void term_gradient(const Term *f, Term *h);
void term_reverse(const Term *f, Term *h);

/* What an operation can keep: its inputs, and its first output. */
enum { KEPT_Y = IN_MAX, KEEPABLE = IN_MAX + 1 };

/* What a rule for the way back is given, and what it gives. */
typedef struct Reversal {
    Term *t;                            /* to be added to */
    const Attributes *with;
    Dims in[IN_MAX], out[OUT_MAX];
    int kept[KEEPABLE];                 /* NONE if not kept */
    int dy[OUT_MAX];
    int dx[IN_MAX];                     /* out; NONE is zero, at first */
} Reversal;
typedef void ReverseRule(Reversal *r);
extern ReverseRule *const reverse_rules[GENERATOR_COUNT];

#endif
