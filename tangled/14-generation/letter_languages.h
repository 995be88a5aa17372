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

static int count_letters(void)          /* how many the text has */
{
    int text[LETTERS_MOST];
    const int n = letters_read(text);
    ngrams_count(&small_letters, 0.125, n, text);
    ngrams_count(&large_letters, 0.03125, n, text);
    return n;
}

typedef struct Tally {
    int rounds, judged, accepted;
    double predicted;                   /* accepted, of those judged */
} Tally;

/* 1 - Z at the end of text[0 .. n) */
static double chance_of_accepting(int n, const int text[])
{
    const Language q = ngrams_language(&small_letters);
    const Language p = ngrams_language(&large_letters);
    double a[LETTERS], b[LETTERS], all_a = 0, all_b = 0, sum = 0;
    q.odds(&q, n, n, text, a), p.odds(&p, n, n, text, b);
    for (int i = 0; i < LETTERS; i++)
        all_a += a[i], all_b += b[i];
    for (int i = 0; i < LETTERS; i++)
        sum += a[i] * all_b < b[i] * all_a ? a[i] / all_a : b[i] / all_b;
    return sum;
}

/* Writes by drafts of ahead letters, and keeps count. */
static Tally write_letters(int ahead, uint64_t seed)
{
    static Drawing d;
    const Language q = ngrams_language(&small_letters);
    const Language p = ngrams_language(&large_letters);
    const Speculation s = { &q, &p, ahead, letter_room };
    Tally t = { 0, 0, 0, 0 };
    drawing_seed(&d, seed);
    for (int n = 0; n < WRITTEN; t.rounds++) {
        const int kept = speculate(&s, n, letters_written, &d.chooser);
        const int judged = kept < ahead ? kept + 1 : ahead;
        for (int i = 0; i < judged; i++)
            t.predicted += chance_of_accepting(n + i, letters_written);
        t.judged += judged, t.accepted += kept;
        n += kept + 1;
    }
    return t;
}

#endif
