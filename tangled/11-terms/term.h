/* term.h - arrows of the free category on a signature, as integer arrays. */
#ifndef TERM_H
#define TERM_H

#include "arena.h"
#include "signature.h"

typedef struct Operation {
    enum generator generator;
    Attributes with;
    int in;                             /* inputs: port.at[in], ... */
    int out;                            /* outputs: wires out, out + 1, ... */
} Operation;

typedef struct Term {
    const char *name;                   /* for sentences */
    Arena *arena;                       /* where the arrays are */
    struct { Dims *at; int count, room; } wire;
    struct { Operation *at; int count, room; } operation;
    struct { int *at; int count, room; } port, input, output;
    enum status status;                 /* the first refusal, and why */
    Complaint why;
} Term;

enum { NONE = -1 };                     /* no wire */

/* Building in place.  A refusal is kept, and what follows does nothing. */
void term_begin(Arena *a, const char *name, Term *t);
int term_input(Term *t, Dims d);                /* its wire, or NONE */
void term_output(Term *t, int wire);
/* term_apply - one operation more
 *   with     its attributes; NULL if none
 *   in       [n] wires, as many as the generator takes
 *   returns  its first output, or NONE                                    */
int term_apply(Term *t, enum generator g, const Attributes *with, int n,
               const int in[]);
#define APPLY(t, g, ...) APPLY_WITH(t, g, NULL, __VA_ARGS__)
#define APPLY_WITH(t, g, with, ...) term_apply(t, g, with, \
    (int)(sizeof (int[]){ __VA_ARGS__ } / sizeof (int)), \
    (const int[]){ __VA_ARGS__ })
/* term_append - all operations of f, applied to wires of t
 *   in       [f->input.count] wires of t, of f's types
 *   out (out) [f->output.count] wires of t                                */
void term_append(Term *t, const Term *f, const int in[], int out[]);
/* the same, and where each wire of f went: to (out) [f->wire.count] */
void term_append_all(Term *t, const Term *f, const int in[], int to[]);

/* Composing finished terms; h is begun, and empty. */
void term_compose(const Term *f, const Term *g, Term *h);       /* f ; g */
void term_tensor(const Term *f, const Term *g, Term *h);        /* f x g */
/* the wires whose numbers are in order[m], of n: identities, exchanges,
 * copies and deletions */
void term_rewire(int n, const Dims d[], int m, const int order[], Term *h);

Dims term_in(const Term *t, int i);             /* types of the ends */
Dims term_out(const Term *t, int i);
int operation_input(const Term *t, const Operation *o, int i);  /* wire */

int *term_room(Term *t, int count);     /* integers, or NULL and a refusal */
void term_refuse_with(Term *t, const Term *f);  /* if f was refused */
/* term_refuse - keeps the first refusal; the others are consequences */
void term_refuse(Term *t, enum status s, const char *format, ...);

#endif
