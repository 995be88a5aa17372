/* measure_buffers.c - the gradient buffer, said and seen; the same bits. */
#include "perceptrons.h"
#include "sample_objects.h"
#include <stdio.h>

SPACE(DeepFirst, 16 * 5);
SPACE(DeepLast, 3 * 17);
DEFINE_AFFINE(deep_first, DeepFirst, Flower, Narrow);
DEFINE_AFFINE(deep_last, DeepLast, Narrow, Species);
TRAINED(into_adam, adam, deep_first);
TRAINED(bend_adam, adam, spiral_bend);
TRAINED(inner_adam, adam, spiral_inner);
TRAINED(onto_adam, adam, deep_last);
COMPOSE_TRAINED(block_1, bend_adam, inner_adam);
COMPOSE_TRAINED(block_2, block_1, block_1);
COMPOSE_TRAINED(block_4, block_2, block_2);
COMPOSE_TRAINED(block_8, block_4, block_4);
COMPOSE_TRAINED(block_16, block_8, block_8);
COMPOSE_TRAINED(deep_most, into_adam, block_16);
COMPOSE_TRAINED(deep_all, deep_most, bend_adam);
COMPOSE_TRAINED(deep_adam, deep_all, onto_adam);
LEARNER(deep_adam_learner, deep_adam, judge_species);

enum { PAINT = 0xa5 };
static const Rates usual = { { (real)0.01 }, (real)0.9, (real)0.9,
                             (real)0.999, (real)1e-8, 0 };
static int all_same = 1;

static int painted(const unsigned char *at, int size)
{
    while (size > 0 && at[size - 1] == PAINT)
        size--;
    return size;
}

static void show(const char *name, int weights, int gradient, int buffer,
                 int seen, int same)
{
    printf("%-8s %7d %9d %7d %7d  %s\n", name, weights, gradient, buffer,
           seen, same ? "same" : "DIFFERENT");
    all_same &= same && seen == buffer;
}

/* Ten steps inside and at the end; the paint is looked at after one. */
#define MEASURE(h, name) \
    static void measure_##h(void) \
    { \
        static h##_learner a, b; \
        static h##_learner_work u, w; \
        static h##_weights p, dp; \
        static h##_dom x; \
        static Source s; \
        int seen = 0; \
        Labels labels = { 4, { 0, 1, 1, 0 } }; \
        source_seed(&s, 1); \
        h##_start(&s, &p); \
        h##_begin(&p, &a.model), h##_begin(&p, &b.model); \
        clock_start(&a.clock), clock_start(&b.clock); \
        x.count = 4; \
        reals_sample(&s, 4 * (int)(sizeof x.at[0] / sizeof (real)), \
            REALS_OUT(x.at)); \
        MEASURE_STEPS(h) \
        show(name, h##_gradient_bytes / (int)sizeof (real), \
            h##_gradient_bytes, h##_buffer_bytes, seen, \
            memcmp(&a, &b, sizeof a) == 0); \
    }

#define MEASURE_STEPS(h) \
    for (int k = 0; k < 10; k++) { \
        memset(&u.buffer, PAINT, sizeof u.buffer); \
        (void)h##_learner_step(&usual, 1, &a, &x, &labels, &u); \
        const int n = painted((const void *)&u.buffer, sizeof u.buffer); \
        seen = n > seen ? n : seen; \
        (void)h##_learner_step_at_the_end(&usual, 1, &b, &x, &labels, &w, \
            &dp); \
    }

MEASURE(small_adam, "small")
MEASURE(xor_adam, "xor")
MEASURE(iris_adam, "iris")
MEASURE(spiral_adam, "spirals")
MEASURE(deep_adam, "deep")

int main(void)
{
    printf("network  weights   all at   inside    seen  weights after\n"
           "                  the end                 ten steps\n");
    measure_small_adam();
    measure_xor_adam();
    measure_iris_adam();
    measure_spiral_adam();
    measure_deep_adam();
    printf("deep-gradient = %d\n", deep_adam_gradient_bytes);
    printf("deep-buffer = %d\n", deep_adam_buffer_bytes);
    printf("deep-weights = %d\n", deep_adam_gradient_bytes
        / (int)sizeof (real));
    printf("deep-state = %d\n", 3 * deep_adam_gradient_bytes);
    printf("deep-factor = %.1f\n",
           (double)deep_adam_gradient_bytes / deep_adam_buffer_bytes);
    printf("all-as-said = %s\n", all_same ? "yes" : "NO");
    return 0;
}
