#include "3.3.h"
#include "run.h"

START_TEST(entropy_is_the_mean_of_the_losses)
{
    Source s;
    Logits x;
    Distribution p;
    Loss h, y;
    double mean = 0;

    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < VOCABULARY; i++)
        x.at[i] = (real)draw_signed(&s, 1 << _i % 14);
    softmax(&x, &p);
    for (TokenId t = { 0 }; t.index < VOCABULARY; t.index++) {
        cross_entropy(&t, &x, &y);
        mean += (double)p.at[t.index] * (double)y.nats;
    }
    entropy(&x, &h);
    ck_assert_double_eq_tol((double)h.nats, mean, 1e-5);
}
END_TEST

RUN(entropy_is_the_mean_of_the_losses)
