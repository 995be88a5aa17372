/* shapes.h - primitives at a size: those whose spaces differ. */
#ifndef SHAPES_H
#define SHAPES_H

#include "primitives.h"

/* From A to the product AA of A and A, and back. */
#define DEFINE_COPY(f, A, AA) \
    FITS(f, COUNT(AA) == 2 * COUNT(A)); \
    PRIMITIVE(f, copy, Unit, A, AA, Unit, 0, COUNT(A), 0)
#define DEFINE_ADD(f, AA, A) \
    FITS(f, COUNT(AA) == 2 * COUNT(A)); \
    PRIMITIVE(f, add, Unit, AA, A, Unit, 0, COUNT(A), 0)
#define DEFINE_MULTIPLY(f, AA, A) \
    FITS(f, COUNT(AA) == 2 * COUNT(A)); \
    PRIMITIVE(f, multiply, Unit, AA, A, AA, 0, COUNT(A), 0)
#define DEFINE_BROADCAST(f, A, B) \
    FITS(f, COUNT(B) % COUNT(A) == 0); \
    PRIMITIVE(f, broadcast, Unit, A, B, Unit, \
        COUNT(B) / COUNT(A), COUNT(A), 0)
#define DEFINE_SUM(f, A, B) \
    FITS(f, COUNT(A) % COUNT(B) == 0); \
    PRIMITIVE(f, sum, Unit, A, B, Unit, COUNT(A) / COUNT(B), COUNT(B), 0)

#define DEFINE_RESHAPE(f, A, B) \
    FITS(f, COUNT(A) == COUNT(B)); \
    PRIMITIVE(f, reshape, Unit, A, B, Unit, 0, COUNT(A), 0)
#define DEFINE_PERMUTE(f, A, B, m, n) \
    FITS(f, COUNT(A) == (m) * (n) && COUNT(B) == (m) * (n)); \
    PRIMITIVE(f, permute, Unit, A, B, Unit, m, n, 0)
/* AB is the product of [m][n] and [m][k], C is [m][n + k]. */
#define DEFINE_CONCATENATE(f, AB, C, m, n, k) \
    FITS(f, COUNT(AB) == (m) * ((n) + (k)) && COUNT(C) == COUNT(AB)); \
    PRIMITIVE(f, concatenate, Unit, AB, C, Unit, m, n, k)
#define DEFINE_SPLIT(f, C, AB, m, n, k) \
    FITS(f, COUNT(AB) == (m) * ((n) + (k)) && COUNT(C) == COUNT(AB)); \
    PRIMITIVE(f, split, Unit, C, AB, Unit, m, n, k)

/* The ids, whole numbers below the rows of Table, are the argument. */
#define DEFINE_GATHER(f, Table, Ids, Rows) \
    FITS(f, COUNT(Rows) % COUNT(Ids) == 0 \
        && COUNT(Table) % (COUNT(Rows) / COUNT(Ids)) == 0); \
    PRIMITIVE(f, gather, Table, Ids, Rows, Ids, COUNT(Table) \
        / (COUNT(Rows) / COUNT(Ids)), COUNT(Rows) / COUNT(Ids), COUNT(Ids))
#define DEFINE_LOG_SUM_EXP(f, A, B) \
    FITS(f, COUNT(B) == 1); \
    PRIMITIVE(f, log_sum_exp, Unit, A, B, A, 0, COUNT(A), 0)
/* The parameter is the label, a whole number below the dimension of A. */
#define DEFINE_CROSS_ENTROPY(f, Label, A, B) \
    FITS(f, COUNT(Label) == 1 && COUNT(B) == 1); \
    PRIMITIVE(f, cross_entropy, Label, A, B, A, 0, COUNT(A), 0)
/* P holds the gain and then the shift. */
#define DEFINE_LAYER_NORM(f, P, A) \
    FITS(f, COUNT(P) == 2 * COUNT(A)); \
    typedef struct f##_kept { A normal; real inverse; } f##_kept; \
    PRIMITIVE(f, layer_norm, P, A, A, f##_kept, 0, COUNT(A), 0)

#endif
