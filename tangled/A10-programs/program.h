/* program.h - a term compiled: instructions over one block of memory. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "evaluate.h"
#include "kernels.h"
#include "products.h"

enum opcode { RUN_PRODUCT, RUN_LOSS, RUN_NORMALISE, RUN_NORMALISE_BACK,
    RUN_GELU, RUN_GELU_SLOPE, RUN_GELU_BACK, RUN_ATTEND, RUN_ATTEND_BACK,
    RUN_TOTAL, RUN_SCALE_COLUMNS, RUN_ADD, RUN_MULTIPLY, RUN_SCALE, RUN_GATHER,
    RUN_SCATTER, RUN_OPERATION, OPCODES };
enum { READS = 5, WRITES = 3 };

typedef struct Instruction {
    enum opcode code;
    int operation;                      /* of the term, the first */
    int in[READS], out[WRITES];         /* wires, or NONE */
    Product product;                    /* of RUN_PRODUCT */
} Instruction;

typedef struct Program {
    const Term *term;
    ProductWay *way;                    /* how products are computed */
    const Kernels *kernels;             /* and the rest */
    int exact;                          /* all sums in their order */
    int state;                          /* inputs that are replaced */
    struct { Instruction *at; int count; } list;
    float **place;                      /* of each wire; NULL: has none */
    float *room;                        /* for instructions to work in */
    size_t planned;                     /* floats that wires share */
    size_t apart;                       /* floats if they did not share */
} Program;

/* program_compile - the term's operations in their order
 *   t        finished; has to outlive the program
 *   state    outputs 0 .. state - 1 replace the inputs of the same number;
 *            where such an input is an output as well, it is the new one
 *   way      product_same_bits (), product_fastest () or another
 *   a        takes the instructions and the memory that they run in
 *   why (out)  may be NULL; else the sentence of a refusal
 *   returns  OK; TOO_LONG if the arena is exhausted; OUT_OF_RANGE if state
 *            and outputs do not go together, or reals are not floats      */
MUST_CHECK enum status program_compile(const Term *t, int state,
    ProductWay *way, Arena *a, Program *p, Complaint *why);

/* program_run - once
 *   in       [inputs] arrays of the inputs' types; those of the state are
 *            written to, and nothing may overlap
 *   returns  OK; OUT_OF_RANGE if a label is not a row, then some of the
 *            state may have been replaced
 *   cost     no memory is allocated                                       */
MUST_CHECK enum status program_run(Program *p, float *const in[],
                                   Complaint *why);
const float *program_output(const Program *p, int i);   /* after a run */

#endif
