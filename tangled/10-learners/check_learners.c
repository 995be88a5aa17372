/* check_learners.c - inside the pass and at the end: the same bits. */
#include "must_not_compile.h"
#include "perceptrons.h"
#include "sample_learners.h"
#include <math.h>

static Source source;

static void draw_labels(int classes, int count, Labels *labels)
{
    labels->count = count;
    for (int b = 0; b < count; b++)
        labels->at[b] = draw_below(&source, classes);
}

static Rates draw_rates(void)
{
    Rates r = trial_rates();
    r.rate.value = (real)(1 + draw_below(&source, 9)) / 32;
    r.momentum = (real)draw_below(&source, 10) / 10;
    return r;
}

/* Four steps of a net N under U: inside and at the end, bit for bit, and
 * not one weight stays where it was. */
#define SAME_BITS(N, U, classes) \
    static void N##_##U##_is_the_same(void) \
    { \
        N##_##U##_learner a, b, start; \
        N##_##U##_learner_work u, w; \
        N##_##U##_weights p, dp; \
        N##_##U##_dom x; \
        Labels labels; \
        const Rates r = draw_rates(); \
        memset(&a, 0, sizeof a); \
        N##_##U##_start(&source, &p); \
        N##_##U##_begin(&p, &a.model); \
        clock_start(&a.clock); \
        memcpy(&b, &a, sizeof b), memcpy(&start, &a, sizeof start); \
        FOUR_STEPS(N, U, classes) \
        ck_assert(memcmp(&a, &b, sizeof a) == 0); \
        ck_assert(memcmp(&a, &start, sizeof a) != 0); \
        ck_assert_int_eq(a.clock.steps, 4); \
    }

#define FOUR_STEPS(N, U, classes) \
    for (int k = 0; k < 4; k++) { \
        x.count = 1 + draw_below(&source, BATCH_MAX); \
        draw_labels(classes, x.count, &labels); \
        reals_sample(&source, x.count * (int)(sizeof x.at[0] \
            / sizeof (real)), REALS_OUT(x.at)); \
        const real one = N##_##U##_learner_step(&r, 1, &a, &x, &labels, \
            &u); \
        ck_assert(one == N##_##U##_learner_step_at_the_end(&r, 1, &b, \
            &x, &labels, &w, &dp)); \
    }

#define SAME_BITS_UNDER(U) \
    SAME_BITS(small, U, 2) SAME_BITS(xor, U, 2) \
    SAME_BITS(spiral, U, 2) SAME_BITS(iris, U, 3) \
    static void U##_is_the_same(void) \
    { \
        small_##U##_is_the_same(), xor_##U##_is_the_same(); \
        spiral_##U##_is_the_same(), iris_##U##_is_the_same(); \
    }

SAME_BITS_UNDER(sgd)
SAME_BITS_UNDER(polyak)
SAME_BITS_UNDER(nesterov)
SAME_BITS_UNDER(adam)
SAME_BITS_UNDER(adamw)

START_TEST(inside_the_pass_and_at_the_end_are_the_same_bits)
{
    static void (*const rules[])(void) = { sgd_is_the_same,
        polyak_is_the_same, nesterov_is_the_same, adam_is_the_same,
        adamw_is_the_same };
    source_seed(&source, (uint64_t)_i);
    for (int k = 0; k < ROWS(rules); k++)
        rules[k]();
}
END_TEST

/* The buffer is painted; how far is the paint gone after a step? */
enum { PAINT = 0xa5, MARGIN = 64 };
static union { spiral_adam_buffer b;
    unsigned char at[sizeof (spiral_adam_buffer) + MARGIN]; } paint;

START_TEST(the_buffer_holds_the_largest_layer_and_no_more)
{
    spiral_adam_learner a;
    spiral_adam_learner_work w;
    spiral_adam_weights p;
    const Plane_batch x = { 2, { { { 1, 2 } }, { { -1, (real)0.5 } } } };
    const Rates r = trial_rates();
    int used = sizeof paint;
    source_seed(&source, 1);
    spiral_adam_start(&source, &p);
    spiral_adam_begin(&p, &a.model), clock_start(&a.clock);
    spiral_adam_learner_forward(&r, 1, &a, &x, &(Labels){ 2, { 0, 1 } }, &w);
    memset(&paint, PAINT, sizeof paint);
    clock_tick(&r, &a.clock);
    spiral_adam_reverse(&r, &a.clock, &a.model, &w.t, &w.dy, &paint.b,
        &w.dx);
    while (used > 0 && paint.at[used - 1] == PAINT)
        used--;
    ck_assert_int_eq(used, spiral_adam_buffer_bytes);
    ck_assert_int_eq(used, 16 * 17 * (int)sizeof (real));
    ck_assert_int_eq(spiral_adam_gradient_bytes,
        (16 * 3 + 2 * 16 * 17 + 2 * 17) * (int)sizeof (real));
}
END_TEST

START_TEST(a_learner_is_resumed_from_its_bytes)
{
    xor_adam_learner a = { 0 }, b;
    xor_adam_learner_work w;
    xor_adam_weights p;
    unsigned char saved[sizeof a];
    const Plane_batch x = { 2, { { { 1, 0 } }, { { 0, 1 } } } };
    const Labels labels = { 2, { 1, 0 } };
    const Rates r = trial_rates();
    source_seed(&source, (uint64_t)_i);
    xor_adam_start(&source, &p);
    xor_adam_begin(&p, &a.model), clock_start(&a.clock);
    for (int k = 0; k < 6; k++) {
        if (k == 3)
            memcpy(saved, &a, sizeof a);
        (void)xor_adam_learner_step(&r, 1, &a, &x, &labels, &w);
    }
    memcpy(&b, saved, sizeof b);
    memset(&w, 0x5a, sizeof w);
    for (int k = 3; k < 6; k++)
        (void)xor_adam_learner_step(&r, 1, &b, &x, &labels, &w);
    ck_assert(memcmp(&a, &b, sizeof a) == 0);
    ck_assert(memcmp(&a, saved, sizeof a) != 0);
}
END_TEST

int main(void)
{
    const int ill_typed_cases = ill_typed_programs(2);
    const Test tests[] = {
        { inside_the_pass_and_at_the_end_are_the_same_bits, 40 },
        { the_buffer_holds_the_largest_layer_and_no_more, 1 },
        { a_learner_is_resumed_from_its_bytes, 10 },
        { there_are_ill_typed_programs_and_a_compiler, 1 },
        { an_ill_typed_program_is_rejected_with_these_words,
          ill_typed_cases },
    };
    return run_tests("learners", ROWS(tests), tests);
}
