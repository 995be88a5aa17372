/* bench_lenses.c - seconds of a gradient: lenses, and by hand. */
#include "lenses/composed.c"
#include "timing.h"
#include <stdio.h>

enum { ROUNDS = 15, TIMES = 20000, WAYS = 3 };
static Network net;
static NetworkGradient gradient;
static judged_pair pairs, d;
static Pixels x, dx;

static void one(int way)
{
    if (way == 0)
        gradient_by_hand(&net, &x, &gradient);
    else if (way == 1)
        gradient_of_pairs(&pairs, &x, &d, &dx);
    else
        gradient_from_the_left(&net, &x, &gradient);
}

int main(int count, char *argument[])
{
    static const char *const names[] = { "hand", "composed", "copied" };
    double best[WAYS] = { 1, 1, 1 };
    for (int i = 0; i < 3; i++)
        x.at[i] = (real)(i + 1) / 4;
    pairs = network_pairs(&net);
    for (int r = 0; r < ROUNDS * WAYS; r++) {
        const double start = processor_seconds();
        for (int i = 0; i < TIMES; i++) {
            x.at[0] = (real)i / TIMES;
            one(r % WAYS);
        }
        const double took = (processor_seconds() - start) / TIMES;
        best[r % WAYS] = took < best[r % WAYS] ? took : best[r % WAYS];
    }
    for (int i = 0; i < WAYS; i++)
        printf("seconds,lens-%s-%s,1,%.11f\n", count > 1 ? argument[1]
               : "cc", names[i], best[i]);
    return 0;
}
