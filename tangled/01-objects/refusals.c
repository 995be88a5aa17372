/* refusals.c - the sentences. */
#include "refusals.h"
#include <math.h>
#include <stdio.h>

/* c_refusal for a constructor c from R; the words may mention x. */
#define NUMBER_REFUSAL(c, R, ...) \
void c##_refusal(const R *restrict x, Sentence *restrict y) \
{ \
    c##_cod made; \
    y->text[0] = '\0'; \
    if (c(NULL, x, &made) != OK) \
        snprintf(y->text, sizeof y->text, __VA_ARGS__); \
}

NUMBER_REFUSAL(vocabulary_size, Integer, "vocabulary size %d: "
    "expected an integer from 1 to %d", x->value, VOCABULARY)
NUMBER_REFUSAL(token_id, Integer, "token id %d: "
    "expected an integer from 0 to %d", x->value, VOCABULARY - 1)
NUMBER_REFUSAL(loss, Real, "loss %g: "
    "expected a finite real, 0 or more", (double)x->value)
NUMBER_REFUSAL(learning_rate, Real, "learning rate %g: "
    "expected a finite real, more than 0", (double)x->value)

void distribution_refusal(const Masses *restrict x, Sentence *restrict y)
{
    Distribution made;
    double sum = 0;
    enum status s = distribution(NULL, x, &made);
    int i = 0;
    while (i < VOCABULARY && isfinite(x->at[i]) && x->at[i] >= 0)
        sum += (double)x->at[i++];
    y->text[0] = '\0';
    if (s == NOT_NORMALISED)
        snprintf(y->text, sizeof y->text, "probabilities with sum %.9g: "
            "expected 1 within %.1g", sum, VOCABULARY * REAL_EPSILON);
    else if (s != OK)
        snprintf(y->text, sizeof y->text, "probability %d is %g: "
            "expected a finite real, 0 or more", i, (double)x->at[i]);
}

/* y = "what i: inner", or empty if inner is. */
static void quote(const char *what, int i, const Sentence *inner, Sentence *y)
{
    y->text[0] = '\0';
    if (inner->text[0] != '\0')
        snprintf(y->text, sizeof y->text, "%s %d: %.120s",
                 what, i, inner->text);
}

/* y says that n is no length; 1 if it does. */
static int length_refused(const char *what, int n, Sentence *y)
{
    int refused = n < 1 || n > CAPACITY;
    y->text[0] = '\0';
    if (refused)
        snprintf(y->text, sizeof y->text,
            "%s of %d: expected from 1 to %d", what, n, CAPACITY);
    return refused;
}

void sequence_refusal(const Integers *restrict x, Sentence *restrict y)
{
    Sentence inner;
    if (length_refused("sequence", x->length, y))
        return;
    for (int i = 0; i < x->length && y->text[0] == '\0'; i++) {
        token_id_refusal(&x->at[i], &inner);
        quote("position", i, &inner, y);
    }
}

void example_refusal(const IntegerPair *restrict x, Sentence *restrict y)
{
    token_id_refusal(&x->input, y);
    if (y->text[0] == '\0')
        token_id_refusal(&x->target, y);
}

void training_set_refusal(const IntegerPairs *restrict x, Sentence *restrict y)
{
    Sentence inner;
    if (length_refused("training set", x->count, y))
        return;
    for (int i = 0; i < x->count && y->text[0] == '\0'; i++) {
        example_refusal(&x->at[i], &inner);
        quote("example", i, &inner, y);
    }
}
