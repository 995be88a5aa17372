/* first.c - has words that second.c has too. */
#include "shared.h"

#define NAME(x) four_##x
#define FACTOR 2
#include "pattern.h"
#undef NAME
enum { SIZE = 3, STEP = SIZE };
typedef struct Own { int at[SIZE]; } Own;

static int run(const Own *o)
{
    return o->at[0] + STEP;
}

int tc_first(void)
{
    const Own o = { { 1, 2, 4 } };
    const Pair p = { .run = run(&o), .twice = four_twice(o.at[2]) };
    return 1000 * p.run + p.twice + second(&p) + sum_of(table[1]);
}
