/* count.c - the constructor and both functions; every `if` counts itself. */
#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>

static long tests;

static int counted(int truth)
{
    tests++;
    return truth;
}

#define if(condition) if (counted(condition))
#include "objects.c"
#include "frequencies.c"

int main(void)
{
    enum { PASSES = 80 };
    const Integers eight = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    Sequence s;
    Distribution d;
    int refused = sequence(NULL, &eight, &s) != OK;
    printf("tests-constructor = %ld\n", tests);
    long before = tests;
    for (int i = 0; i < PASSES; i++)
        frequencies(&s, &d);
    printf("tests-once = %ld\n", tests);
    printf("tests-frequencies = %ld\n", (tests - before) / PASSES);
    tests = 0;
    for (int i = 0; i < PASSES; i++)
        refused |= checked_frequencies(NULL, &eight, &d) != OK;
    printf("tests-always = %ld\n", tests);
    printf("tests-careful = %ld\n", tests / PASSES);
    return refused;
}
