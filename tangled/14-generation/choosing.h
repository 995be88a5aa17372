/* choosing.h - a token from odds and a word; who chooses. */
#ifndef CHOOSING_H
#define CHOOSING_H

#include "source.h"

/* choose_by_word - the first i whose sum odds[0] + ... + odds[i] exceeds
 * (word / 2^64) times the sum of all
 *   odds      [n] >= 0, finite, their sum positive and normal
 *   returns   an i with odds[i] > 0                                      */
int choose_by_word(int n, const double odds[], uint64_t word);

/* choose_law - of the 2^53 marks, how many choose each token */
void choose_law(int n, const double odds[], uint64_t count[]);

/* Who makes the choices of a program that chooses. */
typedef struct Chooser Chooser;
struct Chooser { int (*choose)(Chooser *by, int n, const double odds[]); };

typedef struct Drawing { Chooser chooser; Source source; } Drawing;
void drawing_seed(Drawing *d, uint64_t seed);   /* draws words */

#endif
