#include "11.3.h"
#include "testing.h"
#include "trial.h"

static int depth[8 * TRIAL_ENDS];
#define DEPTH(t) term_depth(t, depth)

START_TEST(depth_adds_up_or_not)
{
    static Source s;
    static _Alignas(max_align_t) unsigned char block[1 << 20];
    Arena a = arena_over(block, sizeof block);
    RandomTerm f, g;
    Term h, both;
    source_seed(&s, (uint64_t)_i);
    trial_pair(&s, 10, &a, &f, &g);
    term_begin(&a, "h", &h);
    term_begin(&a, "both", &both);
    term_compose(&f.t, &g.t, &h);
    term_tensor(&f.t, &g.t, &both);
    const int m = DEPTH(&f.t), n = DEPTH(&g.t);
    ck_assert_int_eq(DEPTH(&both), m > n ? m : n);
    ck_assert(DEPTH(&h) <= m + n && DEPTH(&h) >= n);
}
END_TEST

START_TEST(only_what_reaches_an_output_counts)
{
    static _Alignas(max_align_t) unsigned char block[1 << 14];
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "t", &t);
    const int x = term_input(&t, DIMS(2)), y = APPLY(&t, RELU, x);
    APPLY(&t, TANH, APPLY(&t, EXP, y));
    term_output(&t, APPLY(&t, ADD, APPLY(&t, GELU, y), x));
    ck_assert_int_eq(DEPTH(&t), 3);
}
END_TEST

int main(void)
{
    const Test tests[] = { { depth_adds_up_or_not, 100 },
                           { only_what_reaches_an_output_counts, 1 } };
    return run_tests("exercise 11.3", ROWS(tests), tests);
}
