/* sample_options.h - an option of each kind; for tests. */
#ifndef SAMPLE_OPTIONS_H
#define SAMPLE_OPTIONS_H

#include "options.h"

static const Option option[] = {
    { "FILE", OPERAND, 0, 0, NULL, NULL, "a file" },
    { "steps", WHOLE, 0, 100, "N", "7", "steps" },
    { "rate", NUMBER, 0.5, 2, "R", NULL, "a rate" },
    { "memory", BYTES, 1, 3e9, "N", NULL, "bytes" },
    { "out", A_PATH, 0, 0, "FILE", "x", "a file" },
    { "quiet", FLAG, 0, 0, NULL, NULL, "no words" },
    { "word", ANY_WORD, 0, 0, "a|b", NULL, "a word" },
};

#endif
