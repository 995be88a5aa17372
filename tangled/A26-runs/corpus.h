/* corpus.h - the text that is trained on, whole. */
#ifndef CORPUS_H
#define CORPUS_H

#include "refusals.h"
#include <stddef.h>
#include <stdint.h>

typedef struct Corpus {
    unsigned char *at;                  /* [length] */
    size_t length, room;
    uint64_t sum;                       /* chapter 4's checksum */
} Corpus;

/* corpus_file - a file; "-" is standard input
 * corpus_book - chapters 0 to 11 in a directory, one after the other
 *   returns  OK; NO_FILE; EMPTY; TOO_LONG from 2^31 - 1 bytes on, or if
 *            there is no memory; then there is nothing to free            */
MUST_CHECK enum status corpus_file(const char *path, Corpus *c,
                                   Sentence *why);
MUST_CHECK enum status corpus_book(const char *directory, Corpus *c,
                                   Sentence *why);
void corpus_free(Corpus *c);

#endif
