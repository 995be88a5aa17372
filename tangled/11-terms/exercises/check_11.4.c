#include "11.4.h"
#include "evaluate.h"
#include "testing.h"

/* x, three factors in a row, the middle one needed twice if asked for. */
static void factors(int shared, Arena *a, Term *f)
{
    const Attributes c[] = { { .value = 3 }, { .value = 0.5 },
                             { .value = -2 } };
    term_begin(a, "factors", f);
    const int x = term_input(f, DIMS(2));
    const int y = APPLY_WITH(f, SCALE, &c[0], x);
    const int z = APPLY_WITH(f, SCALE, &c[1], y);
    term_output(f, APPLY_WITH(f, SCALE, &c[2], z));
    if (shared)
        term_output(f, APPLY(f, RELU, z));
}

START_TEST(factors_are_multiplied)
{
    static _Alignas(max_align_t) unsigned char block[1 << 15];
    const real x[] = { 1, -5 }, *const in[] = { x };
    real *out[2];
    Arena a = arena_over(block, sizeof block);
    Term f, h;
    factors(_i, &a, &f);
    term_begin(&a, "h", &h);
    one_factor(&f, &h);
    ck_assert_msg(h.status == OK, "%s", h.why.text);
    ck_assert_int_eq(h.operation.count, _i ? 3 : 1);
    ck_assert(evaluate(&h, in, &a, out, NULL) == OK);
    ck_assert(out[0][0] == -3 && out[0][1] == 15);
    ck_assert(!_i || (out[1][0] == (real)1.5 && out[1][1] == 0));
}
END_TEST

int main(void)
{
    const Test test = { factors_are_multiplied, 2 };
    return run_tests("exercise 11.4", 1, &test);
}
