#include "11.1.h"
#include "columns.h"
#include "evaluate.h"
#include "testing.h"

START_TEST(the_block_is_a_residual_block)
{
    static _Alignas(max_align_t) unsigned char block[1 << 14];
    const real w1[] = { 1, 2, 3, -1, 0, -2 }, w2[] = { 1, 0, 2, -1, 1, 3 };
    const real x[] = { 1, -1 }, *const in[] = { w1, w2, x };
    real *out[2];
    int seen[32];
    double each, once;
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "block", &t);
    residual_block(2, 3, 1, &t);
    ck_assert_msg(t.status == OK, "%s", t.why.text);
    ck_assert(t.input.count == 3 && t.output.count == 1);
    ck_assert_int_eq(t.operation.count, 4);
    ck_assert(evaluate(&t, in, &a, out, NULL) == OK);
    ck_assert(out[0][0] == 1 + 4 && out[0][1] == -1 + 10);
    term_residual(&t, seen, &each, &once);
    ck_assert(once == 3 && term_expense(&t).flops == 12 + 12 + 2);
}
END_TEST

int main(void)
{
    const Test test = { the_block_is_a_residual_block, 1 };
    return run_tests("exercise 11.1", 1, &test);
}
