/* check_perceptron.c - the model on the page, against a value by hand. */
#include "evaluate.h"
#include "perceptron.h"
#include "testing.h"
#include <math.h>

START_TEST(the_perceptron_is_its_formula)
{
    static _Alignas(max_align_t) unsigned char block[1 << 14];
    const real x[] = { 1, 1, -1, -1 }, labels[] = { 1, 1 };
    const real w1[] = { 1, 2, 3, -1 }, b1[] = { 0, 1 };
    const real w2[] = { 1, 1, 2, -1 };
    const real b2[] = { (real)0.5, (real)-0.5 };
    const real *const in[] = { x, labels, w1, b1, w2, b2 };
    real *out[2];
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "perceptron", &t);
    perceptron(2, (const int[]){ 2, 2, 2 }, 2, &t);
    ck_assert(t.status == OK && t.input.count == 6 && t.output.count == 2);
    ck_assert(evaluate(&t, in, &a, out, NULL) == OK);
    ck_assert(fabs((double)out[0][0] - 11 - log1p(exp(-11))) < 1e-5);
    for (int j = 0; j < 2; j++)
        ck_assert(out[1][j] == (real)5.5 && out[1][2 + j] == (real)-5.5);
}
END_TEST

int main(void)
{
    const Test test = { the_perceptron_is_its_formula, 1 };
    return run_tests("perceptron", 1, &test);
}
