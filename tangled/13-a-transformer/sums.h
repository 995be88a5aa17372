/* sums.h - a text without end: small sums, in words. */
#ifndef SUMS_H
#define SUMS_H

#include "trainer.h"

enum { ADDENDS = 6, SUMS = ADDENDS * ADDENDS, SENTENCE_MOST = 32 };

/* "two and three are five.\n" for n = 6 * 2 + 3; how long it is, and how long
 * the part is that asks                                                    */
int sum_sentence(int n, char sentence[SENTENCE_MOST], int *asks);

/* sums_text - bytes as tokens, sentences at random until they are full */
void sums_text(uint64_t seed, int count, int tokens[]);

/* sums_ideal - the mean surprise, in nats, of a reader who knows the text's
 * law and sees tokens 0 .. count - 1 of it: of tokens 1 .. count - 1       */
double sums_ideal(int count, const int tokens[]);

#endif
