/* declared.h - which functions, types and statuses preprocessed C declares. */
#ifndef DECLARED_H
#define DECLARED_H

#include <stddef.h>
#include <stdio.h>

typedef struct Word {
    const char *at;
    int length;
} Word;

typedef struct Words {
    Word *word;
    int count, room;
} Words;

typedef struct Declared {
    char *text;                         /* the C, ended by a 0 */
    Words functions, types, statuses;
} Declared;

/* declared_read - all of `in`, as cc -E printed it.
 *   returns  0; -1 if it cannot be read or memory is short               */
int declared_read(Declared *d, FILE *in);
void declared_close(Declared *d);

int words_have(const Words *w, const char *name);

/* declared_with - is a function declared that is called NAME_SUFFIX? */
int declared_with(const Declared *d, const char *name, const char *suffix);

#endif
