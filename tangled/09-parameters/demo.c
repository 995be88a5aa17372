/* demo.c - a tour of chapter 9. */
#include "straight.h"
#include "ways.h"
#include <stdio.h>

static Model base;
static Task task;
static AnyWay q;

/* the gradient of encode is written last on the way back */
static void overwritten_put(const void *tied, const Model *d, void *out)
{
    Tied *dq = out;
    (void)tied;
    dq->encode = d->encode;
    dq->middle = d->middle;
}

static double tied_loss(int steps, int overwritten)
{
    Way w = ways[1];
    if (overwritten)
        w.put = overwritten_put;
    w.begin(&base, &q);
    way_train(&w, &task, steps, (real)0.05, &q);
    return way_loss(&w, &task, &q);
}

static void show_tied(void)
{
    static const int steps[] = { 0, 50, 100, 200, 400 };
    printf("step   loss, added   overwritten\n");
    for (int i = 0; i < 5; i++)
        printf("%4d %13.3f %13.3f\n", steps[i], tied_loss(steps[i], 0),
               tied_loss(steps[i], 1));
}

static void show_low_rank(void)
{
    const real held[4] = { 1, 0, 0, 1 }, ab[4] = { 2, 3, 1, 0 };
    const real g[4] = { 1, 2, 3, 4 };
    const Shape s = { 2, 2, 1 };
    real w[4], d[4];
    forward_low_rank(s, held, ab, w, NULL);
    reverse_low_rank(s, NULL, ab, g, NULL, d);
    printf("W  %g %g | %g %g\n", (double)w[0], (double)w[1], (double)w[2],
           (double)w[3]);
    printf("dA %g %g\ndB %g | %g\n", (double)d[0], (double)d[1],
           (double)d[2], (double)d[3]);
}

static double coarse_after(int moved, int through, int steps)
{
    to_quarters_on at;
    FourByFive w;
    quarters_to_imitate(moved, &w);
    coarse_begin(&at);
    coarse_train(&at, &w, through, steps);
    return coarse_loss(&at, &w);
}

static void show_straight(void)
{
    static const int steps[] = { 0, 10, 20, 40, 80, 160, 161, 162, 163 };
    printf("steps  derivative  straight through  and off the grid\n");
    for (int i = 0; i < 9; i++)
        printf("%5d %11.4f %17.4f %17.4f\n", steps[i],
               coarse_after(0, 0, steps[i]), coarse_after(0, 1, steps[i]),
               coarse_after(1, 1, steps[i]));
    to_quarters_on nearest_to = { .held = { { (real)0.25 } } };
    quarters_to_imitate(1, &nearest_to.trained);
    printf("rounded once, at the end %27.4f\n",
        coarse_loss(&nearest_to, &nearest_to.trained));
}

int main(void)
{
    base_model(&base);
    base_task(&base, 1, &task);
    printf("== tied\n");          show_tied();
    printf("== low rank\n");      show_low_rank();
    printf("== straight\n");      show_straight();
    return 0;
}
