/* dress.h - what is added to a page when it is finished. */
#ifndef DRESS_H
#define DRESS_H

#include "extras.h"

typedef struct Setting {
    const char *build;                  /* the directory of logs and runs */
    const char *map;                    /* a drawing for the title page */
} Setting;

/* The page, with its beginning and its end. */
void dress_write(Volume *v, const Setting *setting, Text *out,
    Report *errors);

/* What a term is called in an address: Kleisli category, kleisli-category */
const char *slug(Pool *pool, const char *words);

/* The value of a key that a run of the chapter printed; NULL if none did. */
const char *run_value(Pool *pool, const char *build, const char *chapter,
    const char *key);

#endif
