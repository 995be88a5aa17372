/* header_reader.h - what must come next in a header; RFC 8259. */
#ifndef HEADER_READER_H
#define HEADER_READER_H

#include "refusals.h"
#include <stdint.h>

typedef struct HeaderReader {
    const char *of;         /* what is read, for sentences */
    const unsigned char *begin, *at, *end;
    char *text;             /* where the next string goes: end - at + 1 */
    enum status status;     /* the first refusal stays; then all is empty */
    Sentence *why;
} HeaderReader;

/* reader_next    - the byte that is next, after blanks, or -1: nothing is
 * reader_accepts - 1 and behind it if the byte c is next
 * reader_expects - refuses unless it is
 * reader_string  - the text of a string, with a zero at its end
 * reader_number  - 0, 1, 2 ... below 2^63
 * reader_list    - numbers in brackets; returns how many
 * reader_refuses - expected this, but something else is next
 * reader_fails   - a refusal of another kind                               */
int reader_next(HeaderReader *r);
int reader_accepts(HeaderReader *r, char c);
void reader_expects(HeaderReader *r, char c);
const char *reader_string(HeaderReader *r);
int64_t reader_number(HeaderReader *r);
int reader_list(HeaderReader *r, int most, int64_t at[]);
void reader_refuses(HeaderReader *r, const char *expected);
#ifdef __GNUC__
__attribute__((format(printf, 3, 4)))
#endif
void reader_fails(HeaderReader *r, enum status s, const char *form, ...);

/* text_is_valid - 1 if UTF-8 and, if plain, without control characters */
int text_is_valid(const char *text, int plain);

#endif
