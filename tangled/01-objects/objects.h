/* objects.h - the domain of a language model, as objects. */
#ifndef OBJECTS_H
#define OBJECTS_H

#include "product.h"

#ifndef VOCABULARY
#define VOCABULARY 5            /* tokens that there are */
#endif
#ifndef WIDTH
#define WIDTH 4                 /* reals in the vector of a token */
#endif
#ifndef CAPACITY
#define CAPACITY 64             /* tokens in the longest sequence */
#endif

typedef struct { int value; } Integer;
typedef struct { real value; } Real;                    /* no NaN */
typedef struct {
    int length;                 /* any; at[0 .. length) as far as they fit */
    Integer at[CAPACITY];
} Integers;
PRODUCT(IntegerPair, Integer, input, Integer, target);
typedef struct {
    int count;                  /* any; at[0 .. count) as far as they fit */
    IntegerPair at[CAPACITY];
} IntegerPairs;
SPACE(Masses, VOCABULARY);

typedef struct { int count; } VocabularySize;   /* 1 <= count <= VOCABULARY */
typedef struct { int index; } TokenId;          /* 0 <= index < VOCABULARY */
typedef struct {
    int length;                                 /* 1 <= length <= CAPACITY */
    TokenId at[CAPACITY];                       /* at[0 .. length) */
} Sequence;

SPACE(Vector, WIDTH);
SPACE(Logits, VOCABULARY);                      /* dimensionless */
typedef struct {
    real at[VOCABULARY];        /* >= 0; sum 1 within VOCABULARY epsilon */
} Distribution;
typedef struct { real nats; } Loss;             /* finite, >= 0 */
typedef struct { real value; } LearningRate;    /* finite, > 0 */

PRODUCT(Example, TokenId, input, TokenId, target);
typedef struct {
    int count;                                  /* 1 <= count <= CAPACITY */
    Example at[CAPACITY];                       /* at[0 .. count) */
} TrainingSet;

typedef struct { real at[VOCABULARY][WIDTH]; } Embedding;   /* row: token */
typedef struct {
    real weight[WIDTH][VOCABULARY];             /* logits = x W + b */
    real bias[VOCABULARY];
} Head;
PRODUCT(Parameters, Embedding, embedding, Head, head);

/* Constructors.  Each refuses what breaks the invariant of its codomain. */
PARTIAL(vocabulary_size, Unit, Integer, VocabularySize);
PARTIAL(token_id, Unit, Integer, TokenId);
PARTIAL(sequence, Unit, Integers, Sequence);
PARTIAL(distribution, Unit, Masses, Distribution);
PARTIAL(loss, Unit, Real, Loss);
PARTIAL(learning_rate, Unit, Real, LearningRate);
PARTIAL(example, Unit, IntegerPair, Example);
PARTIAL(training_set, Unit, IntegerPairs, TrainingSet);

/* The integers of a sequence: numbers ; sequence is the identity. */
ARROW(numbers, Sequence, Integers);

/* parameters_by_rule - what training starts from, the same everywhere. */
void parameters_by_rule(Parameters *p);

#endif
