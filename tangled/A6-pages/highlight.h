/* highlight.h - code as HTML: words, comments and strings in their classes. */
#ifndef HIGHLIGHT_H
#define HIGHLIGHT_H

#include "html.h"

typedef struct Language {
    const char *name;                   /* lang-NAME in the page */
    const char *suffixes;               /* " .c .h " */
    const char *line_comment[2];        /* "//"; NULL: none */
    const char *open, *close;           /* of a comment; NULL: none */
    const char *quotes;                 /* what a string begins with */
    bool multiline;                     /* strings run over lines */
    const char *keywords;               /* " if else "; NULL: none */
} Language;

const Language *language_of(const char *file);

/* The link of a name, as the text of an opening tag `<a ...>` or
 * `<span ...>`; NULL if the name is to stand as it is. */
typedef const char *Linker(void *state, const char *name, bool called);

typedef struct Highlighter {
    const Language *language;
    Linker *linker;                     /* may be NULL */
    void *state;
    char open;                          /* 0, '*' in a comment, or a quote */
    char before;                        /* the last visible character */
    bool directive;                     /* in a line #... of C */
} Highlighter;

/* Writes text with spans. Without its tags and with its entities read, what
 * is written is what was given: no character is lost, none is added. */
void highlight(Highlighter *h, const char *text, Text *out);
void highlight_newline(Highlighter *h, Text *out);
#endif
