/* mutations.h - for tests: bytes that are altered at random. */
#ifndef MUTATIONS_H
#define MUTATIONS_H

#include "refusals.h"
#include "source.h"
#include "testing.h"
#include <stdlib.h>
#include <string.h>

/* Replaces n bytes at i by m others, if they fit. */
static inline void splice_bytes(size_t *length, size_t most,
    unsigned char at[], size_t i, size_t n, size_t m, const void *by)
{
    if (i + n > *length || *length - n + m > most)
        return;
    memmove(at + i + m, at + i + n, *length - i - n);
    memcpy(at + i, by, m);
    *length = *length - n + m;
}

/* One alteration; edge: words that such files trip over.  At least a byte
 * is left. */
static inline void mutate_bytes(Source *s, size_t *length, size_t most,
    unsigned char at[], int edges, const char *const edge[])
{
    unsigned char piece[16];
    const size_t i = (size_t)draw_below(s, (int)*length);
    const size_t k = (size_t)draw_below(s, (int)*length);
    const size_t n = (size_t)draw_below(s, 16);
    const char *word = edge[draw_below(s, edges)];
    for (size_t j = 0; j < n; j++)
        piece[j] = at[(k + j) % *length];
    switch (draw_below(s, 6)) {
    case 0: at[i] ^= (unsigned char)(1 << draw_below(s, 8)); break;
    case 1: at[i] = (unsigned char)draw_below(s, 256); break;
    case 2: splice_bytes(length, most, at, i, n, 0, piece); break;
    case 3: splice_bytes(length, most, at, i, 0, n, piece); break;
    case 4: splice_bytes(length, most, at, i, (size_t)draw_below(s, 3),
                         strlen(word), word); break;
    default: at[0] = (unsigned char)(at[0] + draw_below(s, 17) - 8);
    }
    if (*length == 0)
        *length = 1;
}

/* A refusal is a sentence of characters that can be printed. */
static inline void assert_printable(const Sentence *why)
{
    int printable = why->text[0] != '\0';
    for (const char *c = why->text; *c != '\0'; c++)
        printable &= (unsigned char)*c >= 0x20 && *c != 0x7f;
    ck_assert(printable);
}

/* How many files a batch has: so many, or as FUZZ says for all batches. */
static inline int files_of_batch(int files, int batches)
{
    const char *more = getenv("FUZZ");
    return more != NULL ? atoi(more) / batches : files;
}

#endif
