/* demo.c - a tour of chapter 10. */
#include "datasets.h"
#include "optimisers.h"
#include <math.h>
#include <stdio.h>

typedef struct Rule {
    const char *name;
    const real *(*point)(const Rates *r, int n, const real *w, real *space);
    void (*move)(const Rates *r, const Clock *c, int n,
        const real *restrict g, real *restrict w);
} Rule;
#define RULE(U) { #U, U##_point, U##_move }
static const Rule five[] = { RULE(sgd), RULE(polyak), RULE(nesterov),
                                  RULE(adam), RULE(adamw) };

/* One weight under the loss w^2 / 2, whose gradient in w is w. */
static void show_steps(void)
{
    const Rates r = { { (real)0.5 }, (real)0.5, (real)0.9, (real)0.999,
                      (real)1e-8, (real)0.1 };
    printf("rule        start   step 1   step 2   step 3\n");
    for (int k = 0; k < 5; k++) {
        real w[3] = { 1, 0, 0 }, space;
        Clock c;
        clock_start(&c);
        printf("%-8s %8.5f", five[k].name, (double)w[0]);
        for (int t = 0; t < 3; t++) {
            const real g = *five[k].point(&r, 1, w, &space);
            clock_tick(&r, &c);
            five[k].move(&r, &c, 1, &g, w);
            printf(" %8.5f", (double)w[0]);
        }
        printf("\n");
    }
}

static void show_rows(Records *x)
{
    Sentence said;
    dataset_refusal(x, &said);
    printf("%s\n", said.text);
    xor_rows(x);
}

static void show_refusals(void)
{
    static Records x;
    Sentence said = { "" };
    const RateNumbers still = { .rate = { 0 }, .epsilon = 1 };
    rates_refusal(&still, &said);
    printf("%s\n", said.text);
    batch_size_refusal(&(Integer){ 0 }, &said);
    printf("%s\n", said.text);
    xor_rows(&x);
    x.x[2][1] = (real)INFINITY, show_rows(&x);
    x.label[3] = 2, show_rows(&x);
    x.count = 0, show_rows(&x);
    if (rows_read("0,0,0 0,1", &x, &said) != OK)
        printf("%s\n", said.text);
}

int main(void)
{
    printf("== steps\n");
    show_steps();
    printf("== refusals\n");
    show_refusals();
    return 0;
}
