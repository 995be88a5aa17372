/* mend.h - pandoc's MathML, as browsers that read MathML Core want it. */
#ifndef MEND_H
#define MEND_H

#include "text.h"

/* Copies a page; inside <math> it joins the letters of an upright word, keeps
 * parentheses from growing unless TeX said \left, matrix or cases, makes
 * l-script a letter and a sign without a term before it a prefix. What closes
 * a phrase stays with the formula before it. */
void mend_page(const char *html, Text *out);
#endif
