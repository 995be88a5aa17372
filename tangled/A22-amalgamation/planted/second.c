/* second.c - and means something else by them. */
#include "shared.h"

#define NAME(x) four_##x
#define FACTOR 3
#define STEP 30
#include "pattern.h"
enum { SIZE = 5 };
typedef struct Own { double at; } Own;
const int table[] = { SIZE, 7 };

static double run(Own o)
{
    return o.at * STEP;
}

int sum_of(int x) { return x + STEP; }
int second(const Pair *p)
{
    const Own o = { .at = p->run };
    return (int)run(o) + p->twice + four_twice(SIZE);
}
