/* measure_ways.c - parameters, bytes and losses of the eight ways. */
#include "ways.h"
#include <stdio.h>
#include <stdlib.h>

enum { STEPS = 1600 };
static Model base;
static Task task, other;
static AnyWay q;

static void show(const Way *w)
{
    w->begin(&base, &q);
    const double before = way_loss(w, &task, &q);
    way_train(w, &task, STEPS, (real)0.4, &q);
    printf("%-16s%6d%8zu%8zu%8zu%9.3f%9.3f%9.3f\n", w->name, w->trained,
        w->bytes, (size_t)w->trained * sizeof (real),
        2 * (size_t)w->trained * sizeof (real), before,
        way_loss(w, &task, &q), way_loss(w, &other, &q));
}

int main(void)
{
    base_model(&base);
    base_task(&base, 1, &task);
    base_task(&base, 2, &other);
    printf("%-16s%6s%8s%8s%8s%27s\n", "", "reals", "bytes", "bytes",
           "bytes", "loss");
    printf("%-16s%6s%8s%8s%8s%9s%9s%9s\n", "way", "free", "stored",
           "grad", "moments", "before", "after", "others");
    for (int i = 0; i < WAYS; i++)
        show(&ways[i]);
    return 0;
}
