/* letter_languages.h - the draft and the target of the letters. */
#ifndef LETTER_LANGUAGES_H
#define LETTER_LANGUAGES_H

#include "letters.h"

enum { AHEAD = 8, WRITTEN = 60000 };
static double letter_pairs[LETTERS * LETTERS];
static double letter_triples[LETTERS * LETTERS * LETTERS];
static double letter_room[(2 * AHEAD + 1) * LETTERS];
static Ngrams small_letters = { LETTERS, 1, letter_pairs };
static Ngrams large_letters = { LETTERS, 2, letter_triples };
static int letters_written[WRITTEN + AHEAD + 1];

INLINE int count_letters(void)          /* how many the text has */
{
    int text[LETTERS_MOST];
    const int n = letters_read(text);
    ngrams_count(&small_letters, 0.125, n, text);
    ngrams_count(&large_letters, 0.03125, n, text);
    return n;
}

typedef struct Tally {
    int rounds, judged, accepted, written;
    double predicted;                   /* accepted, of those judged */
} Tally;

/* 1 - Z at the end of text[0 .. n) */
INLINE double chance_of_accepting(const Speculation *s, int n,
                                  const int text[])
{
    double a[LETTERS], b[LETTERS], all_a = 0, all_b = 0, sum = 0;
    s->draft->odds(s->draft, n, n, text, a);
    s->target->odds(s->target, n, n, text, b);
    for (int i = 0; i < LETTERS; i++)
        all_a += a[i], all_b += b[i];
    for (int i = 0; i < LETTERS; i++)
        sum += a[i] * all_b < b[i] * all_a ? a[i] / all_a : b[i] / all_b;
    return sum;
}

/* One round behind text[0 .. n); how many letters it has then. */
INLINE int count_round(const Speculation *s, int n, int text[], Chooser *by,
                       Tally *t)
{
    const int kept = speculate(s, n, text, by);
    const int judged = kept < s->ahead ? kept + 1 : s->ahead;
    for (int i = 0; i < judged; i++)
        t->predicted += chance_of_accepting(s, n + i, text);
    t->rounds++, t->judged += judged, t->accepted += kept;
    t->written += kept + 1;
    return n + kept + 1;
}

/* The large letters, by drafts of ahead small ones. */
INLINE Tally write_letters(int ahead, uint64_t seed)
{
    static Drawing d;
    const Language q = ngrams_language(&small_letters);
    const Language p = ngrams_language(&large_letters);
    const Speculation s = { &q, &p, ahead, letter_room };
    Tally t = { 0, 0, 0, 0, 0 };
    drawing_seed(&d, seed);
    for (int n = 0; n < WRITTEN; )
        n = count_round(&s, n, letters_written, &d.chooser, &t);
    return t;
}

#endif
