/* check_tokens.h - what the tests of this chapter share. */
#ifndef CHECK_TOKENS_H
#define CHECK_TOKENS_H

#include "tokens.h"

#include <check.h>

/* Runs the suite; the result is the exit status of the test program. */
static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
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
