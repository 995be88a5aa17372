/* ways.h - eight reparametrisations of one model. */
#ifndef WAYS_H
#define WAYS_H

#include "coder.h"
#include "order.h"

typedef struct Tied { Mixing encode, middle; } Tied;
typedef struct HeadOnly { Mixing encode, middle, trained; } HeadOnly;
typedef struct Pruned { Mixing encode, decode, mask, trained; } Pruned;

CELL(everything, Model, Model, Model, Model);
CELL(tied_code, Tied, Tied, Model, Model);
CELL(head_only, HeadOnly, Mixing, Model, Model);
CELL(pruned_middle, Pruned, Mixing, Model, Model);

/* c : (base, rank r) -> Model adds a product of rank r to the middle. */
#define DEFINE_ADAPTED(c, r) \
    typedef struct c##_free { real a[(r) * SIDE], b[SIDE * (r)]; } c##_free; \
    typedef struct c##_on { Model held; c##_free trained; } c##_on; \
    INLINE void c(const c##_on *restrict q, Model *restrict p) \
    { \
        *p = q->held; \
        forward_low_rank((Shape){ SIDE, SIDE, r }, q->held.middle.at, \
            REALS(&q->trained), p->middle.at, NULL); \
    } \
    INLINE void c##_reverse(const c##_on *restrict q, \
        const Model *restrict dp, c##_free *restrict dq) \
    { reverse_low_rank((Shape){ SIDE, SIDE, r }, NULL, \
        REALS(&q->trained), dp->middle.at, NULL, REALS_OUT(dq)); } \
    CELL(c, c##_on, c##_free, Model, Model)
DEFINE_ADAPTED(adapted_1, 1);
DEFINE_ADAPTED(adapted_2, 2);
DEFINE_ADAPTED(adapted_4, 4);

typedef struct Codes { GridStep step; signed char at[SIDE * SIDE]; } Codes;
typedef struct PackedModel { Codes encode, decode, middle; } PackedModel;
typedef struct Packed { PackedModel held; adapted_2_free trained; } Packed;
void codes_pack(const Mixing *w, Codes *c);
void codes_unpack(const Codes *c, Mixing *w);
CELL(unpacked, Packed, adapted_2_free, adapted_2_on, adapted_2_free);
VERTICAL(packed_2, unpacked, adapted_2);

typedef struct Way {
    const char *name;
    size_t bytes, offset;               /* of Q; of what is trained in Q */
    int trained;                        /* reals */
    void (*begin)(const Model *base, void *q);
    void (*get)(const void *q, Model *p);
    void (*put)(const void *q, const Model *dp, void *dq);
} Way;
enum { WAYS = 8 };
extern const Way ways[WAYS];

typedef union AnyWay {                  /* room for any Q */
    Model all; Tied tied; HeadOnly head; Pruned pruned; Packed packed;
    adapted_4_on adapted;
} AnyWay;

/* way_train - plain descent: q -= rate R[a] (q, dL), so many steps
 *   returns  the loss before the last step was taken; 0 if there was none */
double way_train(const Way *w, const Task *t, int steps, real rate, AnyWay *q);
double way_loss(const Way *w, const Task *t, const AnyWay *q);

/* packed_error - the largest |y^ - y| / (s/2 sum |x|) of the rows of w; x is
 * drawn at random, or aligned: of the signs of the errors */
double packed_error(const Mixing *w, const Codes *c, int aligned, Source *s);

#endif
