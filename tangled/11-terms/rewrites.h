/* rewrites.h - terms with the same value that cost less. */
#ifndef REWRITES_H
#define REWRITES_H

#include "term.h"

/* Each builds h, begun, from f, and is linear in the size of f. */

/* Without the operations that no output depends on: delete is natural. */
void term_sweep(const Term *f, Term *h);

/* Equal operations on equal wires are one: copy is natural for values.
 * Same bits. */
void term_share(const Term *f, Term *h);

/* A function of a number after another, which nobody else needs, is one map
 * of both: F (f) ; F (g) = F (f ; g).  Same bits.                         */
void term_fuse(const Term *f, Term *h);

/* Products of one wire with several inputs of the term are one product with
 * the rows of all, which is split.  Same bits, since rows are treated alone. */
void term_stack(const Term *f, Term *h);

/* A (B X) = (A B) X, whichever takes fewer flops, where the inner product is
 * needed once.  Equal within rounding.                                    */
void term_reassociate(const Term *f, Term *h);

#endif
