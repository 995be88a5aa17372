/* tinycat.h - terms, their gradients, and programs compiled from them.
 *
 * An array has up to TC_RANK sizes and lies row by row: that of m x n begins
 * with the n numbers of its first row.  A sentence goes to why, which may be
 * NULL.  What is only read, a const argument, may be shared by threads.   */
#ifndef TINYCAT_H
#define TINYCAT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TC_VERSION "0.17.0"     /* stands nowhere else in the programs */
#define TC_RANK 4               /* most sizes that an array has */
#define TC_NONE (-1)            /* no wire */
#define TC_WHY 256              /* bytes of a sentence */

typedef struct tc_term tc_term;         /* an arrow between lists of arrays */
typedef struct tc_program tc_program;   /* one that is ready to run */
const char *tc_version(void);           /* TC_VERSION of the library */

/* tc_term_new - an empty term; free it with tc_term_free
 *   name     for sentences; copied; NULL: "term"
 *   returns  NULL if there is no memory                                   */
tc_term *tc_term_new(const char *name);
void tc_term_free(tc_term *t);          /* of NULL: nothing; so all _free */

/* tc_error - why the term is none, or NULL if all is well; the first reason
 * is kept, and what follows it does nothing                               */
const char *tc_error(const tc_term *t);

typedef struct tc_with {
    int rank;                           /* how many of dims are meant */
    int dims[TC_RANK];
    double value;
} tc_with;

/* Building in place.  Sizes count from 1, wires from 0.
 *   returns  the wire, the first if there are several, or TC_NONE         */
int tc_input(tc_term *t, int rank, const int dims[]);
int tc_apply(tc_term *t, const char *generator, const tc_with *with,
             int n, const int wires[]);
int tc_apply1(tc_term *t, const char *generator, int x);
int tc_apply2(tc_term *t, const char *generator, int x, int y);
void tc_output(tc_term *t, int wire);

/* tc_generator - the name of generator i, from 0; then NULL
 *   says (out)  what it takes -> what it gives: the sizes, and how; may be
 *            NULL.  m x n are m rows in n columns, and n may be several sizes
 *            or none; dims and value are the fields of tc_with that it reads
 */
const char *tc_generator(int i, const char **says);

/* New terms from finished ones.  NULL if there is no memory; what does not
 * fit is told by tc_error.                                                */
tc_term *tc_compose(const tc_term *f, const tc_term *g);    /* f ; g */
tc_term *tc_tensor(const tc_term *f, const tc_term *g);     /* f x g */
tc_term *tc_gradient(const tc_term *f);     /* A x B' -> B x A' */
/* P x X -> P x L from a loss X x P -> L, a number, P being the last inputs:
 * one step down its gradient                                              */
tc_term *tc_descent(const tc_term *loss, int parameters, double rate);

int tc_inputs(const tc_term *t);        /* how many; 0 of a term in error */
int tc_outputs(const tc_term *t);
/* the sizes of input i or output i; returns their number                  */
int tc_input_dims(const tc_term *t, int i, int dims[TC_RANK]);
int tc_output_dims(const tc_term *t, int i, int dims[TC_RANK]);
double tc_flops(const tc_term *t);      /* operations of one run */

/* tc_evaluate - the reference: short, slow, allocates while it runs
 *   in, out  the arrays of the inputs, and those for the outputs
 *   returns  0; or something else, and then why says what is wrong        */
int tc_evaluate(const tc_term *t, const float *const in[],
                float *const out[], char why[TC_WHY]);

/* how products are summed: as tc_evaluate does, or as this machine likes */
enum { TC_SAME_BITS, TC_FASTEST };
/* tc_compile - a program with all the memory that it will ever need
 *   state    outputs 0 .. state - 1 replace the inputs of the same number
 *   returns  NULL if it cannot be; why says why                           */
tc_program *tc_compile(const tc_term *t, int state, int how,
                       char why[TC_WHY]);
void tc_program_free(tc_program *p);
size_t tc_program_bytes(const tc_program *p);

/* tc_run - once; nothing is allocated
 *   in       the inputs' arrays; those of the state are written to
 *   returns  0; something else if a label is not a row                    */
int tc_run(tc_program *p, float *const in[], char why[TC_WHY]);
int tc_results(const tc_program *p);    /* how many outputs */
/* tc_result - output i, until the next tc_run or tc_program_free
 *   returns  NULL if there is no output i                                 */
const float *tc_result(const tc_program *p, int i);

#ifdef __cplusplus
}
#endif
#endif
