/* check_adamw.c - AdamW over many tensors, its rate and its clip. */
#include "adamw.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { N = 2100, PARTS = 5 };
static Source source;
static const AdamwPlan usual = { 100, 10, 1e-3, 1e-4, 0.9, 0.99, 1e-8, 0.1,
                                 1 };

static void draw(int n, real x[])
{
    for (int i = 0; i < n; i++)
        x[i] = draw_real(&source);
}

/* Sizes around the lanes and the blocks of the loops. */
static int some_size(int i)
{
    const int sizes[] = { 1, 7, 8, 9, 63, 1023, 1024, 1025, 2049, N };
    return sizes[i % 10];
}

/* A state of chapter 10, w, m and v, and the same numbers in x. */
static void draw_state(int n, real w[], real x[3][N])
{
    draw(3 * n, w);
    for (int i = 0; i < n; i++) {
        w[2 * n + i] *= w[2 * n + i];
        for (int k = 0; k < 3; k++)
            x[k][i] = w[k * n + i];
    }
}

START_TEST(a_step_has_the_bits_of_chapter_ten)
{
    static real g[N], w[3 * N], x[3][N];
    const int n = some_size(_i);
    const real factor = _i % 3 == 0 ? (real)0.3 : 1;
    const Rates r = { { (real)0.01 }, 0, (real)0.9, (real)0.99, (real)1e-8,
                      (real)(_i % 2 * 0.1) };
    Clock c;
    source_seed(&source, (uint64_t)_i);
    clock_start(&c);
    draw_state(n, w, x);
    for (int step = 0; step < 3; step++) {
        draw(n, g);
        clock_tick(&r, &c);
        adamw_tensor(&r, &c, factor, (size_t)n, g, x[0], x[1], x[2]);
        for (int i = 0; i < n; i++)
            g[i] *= factor;
        adamw_move(&r, &c, n, g, w);
    }
    for (int k = 0; k < 3; k++)
        ck_assert(memcmp(x[k], w + k * n, (size_t)n * sizeof *w) == 0);
}
END_TEST

static real in_halves(int parts, const real *const part[], int i)
{
    const int half = (parts + 1) / 2;
    return parts == 1 ? part[0][i] : in_halves(half, part, i)
        + in_halves(parts - half, part + half, i);
}

START_TEST(parts_are_added_in_halves)
{
    static real part[PARTS][N], g[N], old[N];
    const real *const in[] = { part[0], part[1], part[2], part[3], part[4] };
    const int n = some_size(_i), parts = 1 + _i % PARTS, more = _i / 10 % 2;
    double squares = 0;
    source_seed(&source, (uint64_t)_i);
    draw(PARTS * N, part[0]);
    draw(n, old);
    memcpy(g, old, sizeof g);
    const double found = gather_gradient(parts, in, (size_t)n, (real)0.3,
                                         more, g);
    for (int i = 0; i < n; i++) {
        const real sum = in_halves(parts, in, i);
        const real expected = more ? old[i] + (real)0.3 * sum
                                   : (real)0.3 * sum;
        ck_assert(g[i] == expected);
        squares += (double)g[i] * (double)g[i];
    }
    ck_assert(fabs(found - squares) <= 1e-12 * squares);
}
END_TEST

START_TEST(half_a_cosine_is_a_cosine)
{
    for (int i = 0; i <= 1000; i++)
        ck_assert(fabs(half_cosine(i / 1000.0)
            - (1 + cos(3.14159265358979324 * i / 1000)) / 2) < 1e-15);
}
END_TEST

START_TEST(the_rate_rises_and_falls)
{
    ck_assert(adamw_rate(&usual, 0) == 1e-4);
    ck_assert(adamw_rate(&usual, 9) == 1e-3);
    ck_assert(fabs(adamw_rate(&usual, 10) - 1e-3) < 1e-18);
    ck_assert(fabs(adamw_rate(&usual, 55) - 5.5e-4) < 1e-15);
    for (int64_t i = 0; i < 110; i++) {
        const double change = adamw_rate(&usual, i + 1)
            - adamw_rate(&usual, i);
        ck_assert(i < 9 ? change > 0 : change < 1e-18);
    }
    ck_assert(adamw_rate(&usual, 100) == 1e-4);
    ck_assert(adamw_rate(&usual, 1000) == 1e-4);
}
END_TEST

START_TEST(the_norm_is_clipped)
{
    ck_assert(clip_factor(25, 0) == 1);          /* no clip */
    ck_assert(clip_factor(25, 5) == 1 && clip_factor(24, 5) == 1);
    ck_assert(clip_factor(25, 1) == 0.2);
    ck_assert(clip_factor(0, 1) == 1);
}
END_TEST

static const struct { AdamwPlan plan; const char *said; } refused[] = {
    { { 0, 0, 1e-3, 0, 0, 0, 1, 0, 0 }, "steps 0: expected 1 or more" },
    { { 5, 6, 1e-3, 0, 0, 0, 1, 0, 0 },
      "warmup 6: expected from 0 to the steps" },
    { { 5, 5, 0, 0, 0, 0, 1, 0, 0 }, "rate 0: expected 0 < rate <= 1" },
    { { 5, 5, 1e-3, 1, 0, 0, 1, 0, 0 },
      "floor 1: expected from 0 to the rate" },
    { { 5, 5, 1e-3, 0, 1, 0, 1, 0, 0 }, "beta1 1: expected 0 <= beta1 < 1" },
    { { 5, 5, 1e-3, 0, 0, -1, 1, 0, 0 },
      "beta2 -1: expected 0 <= beta2 < 1" },
    { { 5, 5, 1e-3, 0, 0, 0, 0, 0, 0 },
      "epsilon 0: expected a finite real, more than 0" },
    { { 5, 5, 1e-3, 0, 0, 0, 1, -1, 0 }, "decay -1: expected 0 or more" },
    { { 5, 5, 1e-3, 0, 0, 0, 1, 0, INFINITY }, "clip inf: expected 0 or more" },
};

START_TEST(a_plan_is_refused_with_a_sentence)
{
    Sentence why;
    ck_assert(adamw_plan_fits(&refused[_i].plan, &why) == OUT_OF_RANGE);
    ck_assert_str_eq(why.text, refused[_i].said);
    ck_assert(adamw_plan_fits(&usual, &why) == OK && why.text[0] == '\0');
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_step_has_the_bits_of_chapter_ten, 20 },
        { parts_are_added_in_halves, 20 },
        { half_a_cosine_is_a_cosine, 1 },
        { the_rate_rises_and_falls, 1 },
        { the_norm_is_clipped, 1 },
        { a_plan_is_refused_with_a_sentence, ROWS(refused) },
    };
    return run_tests("adamw", ROWS(tests), tests);
}
