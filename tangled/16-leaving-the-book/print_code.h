/* print_code.h - C that was one line, in lines of eighty columns. */
#ifndef PRINT_CODE_H
#define PRINT_CODE_H

#include <stdio.h>

enum { CODE_LINE = 1 << 16 };           /* the longest statement */

/* print_code - whole functions, each with an empty line before it */
void print_code(FILE *out, const char *text);

/* print_line - a statement, broken at spaces, so many steps further in */
void print_line(FILE *out, int steps, const char *text);

/* float_text - an expression of C and C++ with these bits */
void float_text(float x, char text[32]);

#endif
