/* tangle.h - expanding a file: one fold, and the algebras it is folded into. */
#ifndef TANGLE_H
#define TANGLE_H

#include "web.h"

typedef struct Origin {
    int chunk, line;                    /* line of the chapter */
} Origin;

/* The column to which lines are indented, and the one that comes next. */
typedef struct Margin {
    int indent, column;
} Margin;

/* What to do with words and newlines. enter is asked before a use for what
 * leave is to be given after it; part is told where each part begins and
 * ends. These three may be NULL. */
typedef struct Algebra {
    void (*words)(void *state, Origin from, const char *text);
    void (*newline)(void *state, Origin from);
    Margin (*enter)(void *state, const char *name);
    void (*leave)(void *state, Margin entered);
    void (*part)(void *state, int chunk, bool begins);
} Algebra;

/* Folds the file whose first part is root. The web must be finite. */
void tangle_fold(const Web *web, int root, const Algebra *algebra,
    void *state);

enum { DEEPEST = 100, LONGEST = 1 << 22 };

/* False if a chunk uses itself, or expands beyond the bounds above. */
bool web_is_finite(const Web *web, Report *errors);

/* The text of the file as `mnt -t8` writes it. */
void tangle_text(const Web *web, int root, Text *out);

/* at[i] is where line i + 1 of the file comes from: the place of its first
 * visible character, or of its newline if it has none. */
typedef struct Origins {
    Pool *pool;
    Origin *at;
    int count;
} Origins;

void tangle_origins(const Web *web, int root, Origins *origins);

/* Lines first..last of a file that stand together in one chunk. */
typedef struct Span {
    int root, first, last;
    Origin from;
} Span;

typedef struct Spans {
    Pool *pool;
    Span *at;
    int count;
} Spans;

void tangle_spans(const Web *web, int root, Spans *spans);

/* Lines first..last of the file are chunk and what it uses. */
typedef struct Range {
    int root, chunk, first, last;
} Range;

typedef struct Ranges {
    Pool *pool;
    Range *at;
    int count;
} Ranges;

void tangle_ranges(const Web *web, int root, Ranges *ranges);

#endif
