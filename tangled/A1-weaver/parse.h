/* parse.h - the declarations at file scope in one file of C. */
#ifndef PARSE_H
#define PARSE_H

#include "names.h"

/* Words of C: names, numbers, one-character marks; strings are one mark. */
enum lexeme_kind { NAME, NUMBER, MARK, STRING, DIRECTIVE };

typedef struct Lexeme {
    enum lexeme_kind kind;
    int line;                           /* of the file, from 1 */
    const char *text;                   /* of DIRECTIVE: the macro, or "" */
} Lexeme;

typedef struct Lexemes {
    Pool *pool;
    Lexeme *at;
    int count;
} Lexemes;

void lex_c(const char *source, Lexemes *lexemes);

/* What is told of each definition, and of each name local to a body that
 * stands in the lines first..last. */
typedef struct Listener {
    void (*defined)(void *state, const char *name, enum definition_kind kind,
        bool hidden, int line);
    void (*local)(void *state, const char *name, int first, int last);
    void *state;
} Listener;

void parse_c(const Lexemes *lexemes, const Listener *listener);
#endif
