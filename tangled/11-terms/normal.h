/* normal.h - when two terms are equal. */
#ifndef NORMAL_H
#define NORMAL_H

#include "term.h"

/* term_normal - the operations that an output depends on, in the one order
 * that the outputs dictate; h is begun.  Linear in the size of f.         */
void term_normal(const Term *f, Term *h);
int normals_equal(const Term *f, const Term *g);

/* terms_equal - both made normal in the arena, and compared
 *   returns  1 or 0; also 0 if the arena is exhausted                     */
int terms_equal(const Term *f, const Term *g, Arena *a);

/* producers - of each wire the operation that it comes from, or NONE
 *   from (out) [f->wire.count]                                            */
void producers(const Term *f, int from[]);

#endif
