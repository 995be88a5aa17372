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
    int *maker;                 /* [wire] the operation, or NONE: an input */
    int *when;                  /* [operation] the one at whose turn it runs */
    int *taken;                 /* [operation] by an instruction, or a view */
    int *stepped;               /* [wire] where an input is replaced, or NONE */
    int *base;                  /* [wire] itself, or what it is a part of, */
    size_t *shift;              /* and where in that */
    int *viewed;                /* [wire] has parts? */
    Instruction *at;            /* [operation] what runs at its turn */
    int *used;                  /* [operation] does anything? */
    int *gelu;                  /* [wire] the gelu that reads it, or NONE */
    int *sloped;                /* [wire] has the gelu's slope in the end? */
    int *turned;                /* [wire] the last needed product that turns
                                 * it over, or NONE */
    int *recalled;              /* [wire] the ATTEND_BACK whose queries it
                                 * is, or NONE */
    int wires;                  /* those of the term, and behind them */
    size_t *hidden;             /* what attention keeps: floats */
} Compiler;

/* an instruction at the turn of an operation, for all that it takes */
Instruction *compiler_emit(Compiler *c, enum opcode code, int turn);
/* operation i is done at that turn, by what was emitted there */
void compiler_take(Compiler *c, int i, int turn);
int generator_of(const Compiler *c, int i);     /* NONE if i is NONE */
int input_of(const Compiler *c, int i, int k);
/* the operation that makes a wire if it is of that generator, still to be
 * done, and nobody else reads the wire; or NONE */
int made_by(const Compiler *c, int wire, enum generator g);
int root_of(const Compiler *c, int wire);       /* the last base */
int is_product(int generator);
/* product i at the turn of the last operation of its chain, with a finish
 * that reads a third wire and a fourth, or NONE */
Instruction *compiler_product(Compiler *c, int i, int last,
    enum product_finish finish, int third, int fourth);

void compiler_match(Compiler *c, Arena *a);             /* match.c */
void compiler_fuse(Compiler *c);                        /* fuse.c */
int compiler_view(Compiler *c, int i);                  /* views.c */
void compiler_plan(Compiler *c, Arena *a);              /* plan_places.c */

/* floats that an instruction works in; what it does */
size_t instruction_room(const Program *p, const Instruction *n); /* run.c */
size_t instruction_keeps(const Program *p, const Instruction *n);
MUST_CHECK enum status instruction_run(const Program *p,
    const Instruction *n, Complaint *why);

#endif
