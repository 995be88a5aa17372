/* measure_random.c - random terms emitted, compiled, compared; ROUNDS of it. */
#include "emitted_terms.h"
#include <math.h>

enum { TERMS = 240 };
static EmittedTerms e;

static int same_in_round(int round)
{
    const char *cc = getenv("CC");
    int same = 0;
    if (!open_emitted(&e, TERMS, TERMS * round, cc != NULL ? cc : "cc",
                      "-O0"))
        return -1;
    for (int i = 0; i < TERMS; i++)
        same += agree(&e, i) && passes(&e, i);
    close_emitted(&e);
    return same;
}

int main(void)
{
    const char *rounds = getenv("ROUNDS");
    const int n = rounds != NULL ? atoi(rounds) : 1;
    int same = 0, made = 0;
    for (int i = 0; i < n; i++) {
        const int now = same_in_round(i);
        if (now != TERMS) {
            fprintf(stderr, "round %d: %d of %d terms\n", i, now, TERMS);
            return 1;
        }
        same += now;
        made += e.operations;
    }
    printf("random-terms = %d\nrandom-same = %d\nrandom-operations = %d\n",
           n * TERMS, same, made);
    return 0;
}
