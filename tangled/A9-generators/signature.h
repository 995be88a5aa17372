/* signature.h - what is known of a generator before it runs. */
#ifndef SIGNATURE_H
#define SIGNATURE_H

#include "dims.h"
#include "generators.h"

enum { IN_MAX = 4, OUT_MAX = 3 };       /* of a generator */

typedef struct Attributes {
    Dims dims;                          /* integers; what for, says the row */
    double value;
} Attributes;
typedef struct { char text[256]; } Complaint;

/* The types of the outputs, or 0 if those of the inputs do not fit. */
typedef int ShapeRule(const Attributes *with, const Dims in[], Dims out[]);

typedef struct Row {
    const char *name;
    int inputs, outputs;
    int keeps;                          /* X0 .. X3, Y0, or'ed */
    ShapeRule *shape;
    struct { int each, column, calls, column_calls, products, pair; } work;
    const char *expects;
} Row;
extern const Row signature[GENERATOR_COUNT];

int is_function(int generator);         /* of one number, without attributes */

/* ATTEND and ATTEND_BACK: dims are heads, queries, keys, the last two in one
 * sequence; value is 1 if causal, else 0.  Keys that a query sees: */
int attend_seen(const Attributes *with, int query);
double attend_pairs(const Attributes *with);    /* all, in a sequence */

#endif
