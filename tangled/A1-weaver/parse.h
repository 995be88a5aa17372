/* parse.h - what one file of C defines at file scope, and its local names. */
#ifndef PARSE_H
#define PARSE_H

#include "text.h"

enum definition_kind { PROTOTYPE, BODY, TYPE, CONSTANT, MACRO, VARIABLE,
    LOCAL };

typedef struct Symbol {
    const char *name;
    enum definition_kind kind;
    bool hidden;                        /* static */
    int line, last;                     /* LOCAL: known from line to last */
} Symbol;

typedef struct Symbols {
    Pool *pool;
    Symbol *at;
    int count;
} Symbols;

void parse_c(const char *source, Symbols *symbols);
#endif
