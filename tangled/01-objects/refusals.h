/* refusals.h - what was expected and what came, in a sentence. */
#ifndef REFUSALS_H
#define REFUSALS_H

#include "objects.h"

typedef struct { char text[160]; } Sentence;    /* ends within the array */

/* Each is empty exactly if the constructor accepts its argument. */
ARROW(vocabulary_size_refusal, Integer, Sentence);
ARROW(token_id_refusal, Integer, Sentence);
ARROW(sequence_refusal, Integers, Sentence);
ARROW(distribution_refusal, Masses, Sentence);
ARROW(loss_refusal, Real, Sentence);
ARROW(learning_rate_refusal, Real, Sentence);
ARROW(example_refusal, IntegerPair, Sentence);
ARROW(training_set_refusal, IntegerPairs, Sentence);

/* refuse_with - writes the sentence, cut at its end, and returns s */
#ifdef __GNUC__
__attribute__((format(printf, 3, 4)))
#endif
enum status refuse_with(Sentence *why, enum status s, const char *form, ...);

#endif
