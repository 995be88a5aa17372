/* languages.h - what follows a text; drafts that keep the law. */
#ifndef LANGUAGES_H
#define LANGUAGES_H

#include "choosing.h"

/* odds   [n - first + 1][tokens], after text[0 .. first), ... and
 *        text[0 .. n); 0 <= first <= n */
typedef struct Language Language;
struct Language {
    int tokens;                         /* that there are, >= 1 */
    void (*odds)(const Language *l, int first, int n, const int text[],
                 double odds[]);
    void *of;                           /* what the odds are made from */
};

/* language_choose - the token after text[0 .. n); odds: [tokens], scratch */
int language_choose(const Language *l, int n, const int text[],
                    double odds[], Chooser *by);

typedef struct Speculation {
    const Language *draft, *target;     /* of the same tokens */
    int ahead;                          /* tokens that are drafted, >= 0 */
    double *room;                       /* [2 ahead + 1][tokens] */
} Speculation;

/* speculate - appends to text[n] and on; room there for ahead + 1
 *   returns  how many drafts were accepted; appended is one more          */
int speculate(const Speculation *s, int n, int text[], Chooser *by);

#endif
