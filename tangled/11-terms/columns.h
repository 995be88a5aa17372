/* columns.h - what a term costs, read off its rows. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "term.h"

typedef struct Expense {
    double flops;               /* +, -, x, / */
    double calls;               /* of exp, log, tanh, sqrt */
    double numbers;             /* read and written, by each operation */
} Expense;
Expense operation_expense(const Term *t, const Operation *o);
Expense term_expense(const Term *t);
Expense expense_sum(Expense a, Expense b);

/* term_residual - numbers that the way back keeps
 *   each (out)  as the rows say, operation by operation
 *   once (out)  with each wire counted once, and no inputs of the term
 *   seen        [t->wire.count] integers to work in                       */
void term_residual(const Term *t, int seen[], double *each, double *once);

#endif
