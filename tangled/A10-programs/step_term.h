/* step_term.h - one step of descent, as a term. */
#ifndef STEP_TERM_H
#define STEP_TERM_H

#include "term.h"

/* term_descent - P x X -> P x L from f, whose inputs are X, then P, and
 * whose first output is the loss L, a number
 *   parameters  inputs that belong to P
 *   step (out)  begun                                                     */
void term_descent(const Term *f, int parameters, double rate, Term *step);

#endif
