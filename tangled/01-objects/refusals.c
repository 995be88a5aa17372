/* refusals.c - the sentences. */
#include "refusals.h"
#include <math.h>
#include <stdarg.h>
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

enum status refuse_with(Sentence *why, enum status s, const char *form, ...)
{
    va_list arguments;
    va_start(arguments, form);
    vsnprintf(why->text, sizeof why->text, form, arguments);
    va_end(arguments);
    return s;
}

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

static void say_length(const char *what, int n, Sentence *y)
{
    snprintf(y->text, sizeof y->text, "%s of %d: expected from 1 to %d",
             what, n, CAPACITY);
}

static void quote(const char *what, int i, const Sentence *inner, Sentence *y)
{
    snprintf(y->text, sizeof y->text, "%s %d: %.120s", what, i, inner->text);
}

void sequence_refusal(const Integers *restrict x, Sentence *restrict y)
{
    Sequence made;
    Sentence inner;
    int i = 0;
    y->text[0] = '\0';
    if (x->length < 1 || x->length > CAPACITY)
        say_length("sequence", x->length, y);
    else if (sequence(NULL, x, &made) != OK) {
        while (token_id(NULL, &x->at[i], &made.at[i]) == OK)
            i++;                        /* to the one that is refused */
        token_id_refusal(&x->at[i], &inner);
        quote("position", i, &inner, y);
    }
}

void example_refusal(const IntegerPair *restrict x, Sentence *restrict y)
{
    TokenId made;
    int bad_input = token_id(NULL, &x->input, &made) != OK;
    token_id_refusal(bad_input ? &x->input : &x->target, y);
}

void training_set_refusal(const IntegerPairs *restrict x, Sentence *restrict y)
{
    TrainingSet made;
    Sentence inner;
    int i = 0;
    y->text[0] = '\0';
    if (x->count < 1 || x->count > CAPACITY)
        say_length("training set", x->count, y);
    else if (training_set(NULL, x, &made) != OK) {
        while (example(NULL, &x->at[i], &made.at[i]) == OK)
            i++;
        example_refusal(&x->at[i], &inner);
        quote("example", i, &inner, y);
    }
}
