#include "3.5.h"
#include "run.h"

/* The mean is subtracted, and softmax does not notice. */
static void check_section(const Logits *x)
{
    Logits y;
    Distribution p, q;
    double sum = 0;
    subtract_mean(x, &y);
    for (int i = 0; i < VOCABULARY; i++)
        sum += (double)y.at[i];
    ck_assert_double_eq_tol(sum, 0, 1e-4);
    softmax(x, &p);
    softmax(&y, &q);
    ck_assert(Distribution_gap(&p, &q) < 4e-6);
}

START_TEST(the_mean_is_a_section_that_may_overflow)
{
    Source s;
    GridLogits x;
    Logits y;
    Distribution p;

    source_seed(&s, (uint64_t)_i);
    GridLogits_sample(&s, &x);
    check_section(&x);
    unfortunate_logits(&x);
    for (int i = 0; i < VOCABULARY; i++)
        ck_assert(fabs((double)x.at[i]) <= 10000);
    subtract_mean(&x, &y);
    ck_assert_int_eq(softmax_by_definition(NULL, &y, &p), NOT_FINITE);
}
END_TEST

RUN(the_mean_is_a_section_that_may_overflow)
