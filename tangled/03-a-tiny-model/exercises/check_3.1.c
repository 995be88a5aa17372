#include "3.1.h"
#include "run.h"

START_TEST(log_odds_are_a_difference_of_losses)
{
    Source s;
    WideLogits x;
    Loss of_i, of_j;
    TokenId i = { _i % VOCABULARY }, j = { _i / 7 % VOCABULARY };

    source_seed(&s, (uint64_t)_i);
    WideLogits_sample(&s, &x);
    cross_entropy(&i, &x, &of_i);
    cross_entropy(&j, &x, &of_j);
    double expected = (double)of_j.nats - (double)of_i.nats;
    ck_assert_double_eq_tol((double)log_odds(&x, i, j), expected, 0.01);
}
END_TEST

RUN(log_odds_are_a_difference_of_losses)
