#include "3.2.h"
#include "run.h"

START_TEST(softmax_at_every_temperature)
{
    static const real heat[] = { 1, 2, 0.125F, 1e-36F };
    Temperature t = { heat[_i % 4] }, bad = { _i % 2 ? (real)-_i : NAN };
    Source s;
    WideLogits x;
    RelativeLogits r;
    Distribution plain, p;
    source_seed(&s, (uint64_t)_i);
    WideLogits_sample(&s, &x);
    softmax(&x, &plain);
    subtract_largest(&x, &r);
    ck_assert_int_eq(soften(&bad, &x, &p), OUT_OF_RANGE);
    ck_assert_int_eq(soften(&t, &x, &p), OK);
    for (int i = 0; i < VOCABULARY; i++)
        ck_assert_double_eq_tol((double)p.at[i], t.value < 1 ? r.at[i] == 0
            : pow((double)plain.at[i], 1 / (double)t.value), 1e-3);
    ck_assert(t.value != 1 || Distribution_gap(&p, &plain) == 0);
}
END_TEST

RUN(softmax_at_every_temperature)
