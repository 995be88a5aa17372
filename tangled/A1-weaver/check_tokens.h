/* check_tokens.h - what the tests of this chapter share. */
#ifndef CHECK_TOKENS_H
#define CHECK_TOKENS_H

#include "suite.h"
#include "tokens.h"

typedef struct Trial {
    Web web;
    Report errors;
    Pool pool;
    Text out;
} Trial;

static inline void try_source(Trial *t, const char *path, const char *source)
{
    *t = (Trial){0};
    ck_assert(read_source(&t->web, path, source, &t->errors));
}

static inline void end_trial(Trial *t)
{
    web_free(&t->web);
    pool_free(&t->pool);
    text_free(&t->out);
    text_free(&t->errors.text);
}

/* The report holds the sentence. */
static inline void assert_said(const Trial *t, const char *sentence)
{
    const char *said = text_string(&t->errors.text);
    ck_assert_msg(strstr(said, sentence) != NULL, "not %s but %s", sentence,
        said);
}

/* splitmix64: Steele, Lea, Flood, Fast splittable pseudorandom number
 * generators, 2014. */
static inline unsigned random_below(unsigned long long *state, unsigned n)
{
    unsigned long long z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (unsigned)((z ^ (z >> 31)) % n);
}

#endif
