/* options.h - a table of options, and what was chosen on a command line. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "refusals.h"
#include <stdint.h>
#include <stdio.h>

enum option_kind {
    OPERAND,            /* a word without dashes */
    FLAG,               /* is given or not */
    WHOLE,              /* an integer in a range */
    NUMBER,             /* a real in a range */
    BYTES,              /* an integer, with k, M or G for 2^10, 2^20, 2^30 */
    ANY_WORD,           /* any word */
    A_PATH              /* the name of a file or directory, not empty */
};
typedef struct Option {
    const char *name;                   /* without dashes */
    enum option_kind kind;
    double least, most;                 /* of integers and reals */
    const char *value;                  /* what the help calls it: N, FILE */
    const char *begins;                 /* as if given; NULL: it is not */
    const char *sentence;               /* what it is for */
} Option;

typedef struct Chosen {
    int given;                          /* 1 on the line, 0 as it begins */
    const char *word;                   /* NULL: neither */
    int64_t whole;                      /* of an integer, of bytes */
    double number;                      /* of a real */
} Chosen;

/* options_read - chosen[i] is of row[i]; the last word for a row counts
 *   words    [count] what follows the command's name
 *   returns  OK; OUT_OF_RANGE: why says what was expected and what came   */
MUST_CHECK enum status options_read(int rows, const Option row[], int count,
    char *const words[], Chosen chosen[], Sentence *why);

/* options_print - a paragraph for each row: "  --steps N  ..." */
void options_print(FILE *out, int rows, const Option row[]);

#endif
