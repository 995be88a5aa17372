/* compiler.h - what the compiler knows of a term; inside of the program. */
#ifndef COMPILER_H
#define COMPILER_H

#include "program.h"

typedef struct Compiler {
    const Term *t;
    Program *p;
    int *needed;                /* [operation] */
    int *readings;              /* [wire] by needed operations, and outputs */
    int *reader;                /* [wire] the last needed one, or NONE */
    int *when;                  /* [operation] the one at whose turn it runs */
    int *stepped;               /* [wire] where an input is replaced, or NONE */
    Instruction *at;            /* [operation] what runs at its turn */
    int *used;                  /* [operation] does anything? */
} Compiler;

void compiler_fuse(Compiler *c);                        /* fuse.c */
void compiler_plan(Compiler *c, Arena *a);              /* plan_places.c */

#endif
