/* term_box.h - a term as a list of integers. */
#ifndef TERM_BOX_H
#define TERM_BOX_H

#include "term.h"
#include <stdio.h>

enum { BOX = 3072 };
typedef struct TermBox {
    int length;
    int at[BOX];
} TermBox;

void box_term(const Term *t, TermBox *b);       /* it must fit: asserted */
void unbox_term(const TermBox *b, Arena *a, Term *t);
void TermBox_print(FILE *out, const TermBox *b);

#endif
