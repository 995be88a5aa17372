/* demo.c - a tour of chapter 2. */
#include "lines.h"
#include "sample_surprise.h"
#include "surprise.h"
#include <math.h>

static void plain_smooth(real p[])
{
    for (int t = 0; t < VOCABULARY; t++)
        p[t] = (real)0.8 * p[t] + (real)0.04;
}

static void plain_surprises(real p[])
{
    for (int t = 0; t < VOCABULARY; t++)
        p[t] = (real)-log((double)p[t]);
}

static void show_plain(void)
{
    real right[] = { 0, 0.25f, 0.25f, 0.25f, 0.25f };
    real wrong[] = { 0, 0.25f, 0.25f, 0.25f, 0.25f };
    plain_smooth(right); plain_surprises(right);
    plain_surprises(wrong); plain_smooth(wrong);
    printf("smooth, then surprise: token 1 costs %.6f nats\n",
           (double)right[1]);
    printf("surprise, then smooth: token 1 costs %.6f nats\n",
           (double)wrong[1]);
}

static void show_surprise(const Query *q, const Integers *x)
{
    Loss y;
    enum status s = surprise_in(q, x, &y);
    Integers_print(stdout, x);
    printf(", share %g, token %d: ", (double)q->smoothing.share,
           q->target.index);
    if (s == OK)
        printf("%.6f nats\n", (double)y.nats);
    else
        printf("%s\n", status_name(s));
}

static void show_composite(void)
{
    const Integers eight = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    const Integers bad = { 3, { { 1 }, { 2 }, { 7 } } };
    Trace t = { 0 };
    Query q = { { (real)0.2 }, { 1 } };
    show_surprise(&q, &eight);
    q.target.index = 0;
    show_surprise(&q, &eight);
    show_surprise(&(Query){ { 0 }, { 1 } }, &eight);
    show_surprise(&q, &bad);
    surprise_in_trace(&q, &t);
    printf("surprise_in =");
    for (int i = 0; i < t.length; i++)
        printf("%s %s", i == 0 ? "" : " ;", t.at[i].name);
    printf("\n");
}

int main(void)
{
    printf("== plain arrays\n");
    show_plain();
    printf("== composed arrows\n");
    show_composite();
}
