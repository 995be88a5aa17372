/* recipes.h - what is trained: a name, and what differs from it. */
#ifndef RECIPES_H
#define RECIPES_H

#include "gpt.h"
#include <stdio.h>

typedef struct Recipe {
    GptConfig config;
    int batch;                          /* sequences in a step */
    int shards;                         /* that divide the batch */
} Recipe;

/* recipe_read - "small", "small,batch=2" or "layers=1,width=32": what is not
 * said is as in the first recipe
 *   returns  OK; OUT_OF_RANGE: why says what was expected and what came   */
MUST_CHECK enum status recipe_read(const char *words, Recipe *y,
                                   Sentence *why);
MUST_CHECK enum status recipe_fits(const Recipe *r, Sentence *why);
void recipes_print(FILE *out);          /* a table of those with a name */

#endif
