/* every_path.h - the law of what speculate writes, and of the target. */
#ifndef EVERY_PATH_H
#define EVERY_PATH_H

#include "ngrams.h"
#include "paths.h"
#include <math.h>

enum { FEW = 3, FIRST = 3, FEW_TEXTS = FEW * FEW * FEW };
typedef struct FewLanguages {           /* two languages of three tokens */
    double pairs[FEW * FEW], triples[FEW_TEXTS], room[5 * FEW];
    Ngrams small, large;
} FewLanguages;

INLINE void few_languages(FewLanguages *f, Source *from)
{
    f->small = (Ngrams){ FEW, 1, f->pairs };
    f->large = (Ngrams){ FEW, 2, f->triples };
    for (int i = 0; i < FEW * FEW; i++)
        f->pairs[i] = 1 + draw_below(from, 9);
    for (int i = 0; i < FEW_TEXTS; i++)
        f->triples[i] = draw_below(from, 9) + (i % FEW == 0);
}

/* law[27] of the first three tokens; returns the number of paths. */
INLINE int law_of_speculating(FewLanguages *f, int ahead, double law[])
{
    const Language q = ngrams_language(&f->small);
    const Language p = ngrams_language(&f->large);
    const Speculation s = { &q, &p, ahead, f->room };
    Paths all;
    int paths = 0, text[FIRST + 3];
    for (int i = 0; i < FEW_TEXTS; i++)
        law[i] = 0;
    paths_begin(&all);
    do {
        for (int n = 0; n < FIRST; )
            n += speculate(&s, n, text, &all.chooser) + 1;
        law[(text[0] * FEW + text[1]) * FEW + text[2]] += all.probability;
        paths++;
    } while (paths_next(&all));
    return paths;
}

/* The same law, token by token from the target. */
INLINE void law_of_target(FewLanguages *f, double law[])
{
    const Language p = ngrams_language(&f->large);
    for (int i = 0; i < FEW_TEXTS; i++) {
        const int text[FIRST] = { i / 9, i / 3 % 3, i % 3 };
        double odds[(FIRST + 1) * FEW];
        p.odds(&p, 0, FIRST, text, odds);
        law[i] = 1;
        for (int n = 0; n < FIRST; n++) {
            const double *at = odds + n * FEW;
            law[i] *= at[text[n]] / (at[0] + at[1] + at[2]);
        }
    }
}

INLINE double law_distance(const double a[], const double b[])
{
    double most = 0;
    for (int i = 0; i < FEW_TEXTS; i++)
        most = fmax(most, fabs(a[i] - b[i]));
    return most;
}

#endif
