/* ngrams.c - languages that are counts of a text. */
#include "ngrams.h"
#include <string.h>

size_t ngrams_numbers(int tokens, int order)
{
    size_t all = (size_t)tokens;
    for (int i = 0; i < order; i++)
        all *= (size_t)tokens;
    return all;
}

/* The counts after text[0 .. n); before the text stand zeros. */
static double *after(const Ngrams *g, int n, const int text[])
{
    size_t row = 0;
    for (int i = n - g->order; i < n; i++)
        row = row * (size_t)g->tokens + (i < 0 ? 0 : (size_t)text[i]);
    return g->count + row * (size_t)g->tokens;
}

void ngrams_count(Ngrams *g, double begin, int n, const int text[])
{
    for (size_t i = 0; i < ngrams_numbers(g->tokens, g->order); i++)
        g->count[i] = begin;
    for (int i = 0; i < n; i++)
        after(g, i, text)[text[i]]++;
}

static void counted_odds(const Language *l, int first, int n,
                         const int text[], double odds[])
{
    for (; first <= n; first++, odds += l->tokens)
        memcpy(odds, after(l->of, first, text),
               sizeof *odds * (size_t)l->tokens);
}

Language ngrams_language(Ngrams *g)
{
    return (Language){ g->tokens, counted_odds, g };
}
