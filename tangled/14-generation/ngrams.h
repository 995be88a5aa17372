/* ngrams.h - languages that are counts of a text. */
#ifndef NGRAMS_H
#define NGRAMS_H

#include "languages.h"

typedef struct Ngrams {
    int tokens, order;                  /* how many tokens are looked at */
    double *count;                      /* [tokens] ... [tokens] */
} Ngrams;

size_t ngrams_numbers(int tokens, int order);   /* of count */
void ngrams_count(Ngrams *g, double begin, int n, const int text[]);
Language ngrams_language(Ngrams *g);

#endif
