#include "9.1.h"
#include "sample_cells.h"
#include "testing.h"

DEFINE_BIAS(shifted, Five);
ALL_TRAINED(shifted);
REPARAMETRISE(shifted_alike, spread, shifted);
DEFINE_BROADCAST(five_times, Single, Five);

START_TEST(one_bias_for_all_has_the_sum_of_five_gradients)
{
    static Source s;
    Single q, dq, expected;
    Five x, y, dy, dx;
    shifted_alike_tape t;
    source_seed(&s, (uint64_t)_i);
    whole_numbers(&s, 1, q.at), whole_numbers(&s, 5, x.at);
    whole_numbers(&s, 5, dy.at);
    shifted_alike_forward(&q, &x, &y, &t);
    shifted_alike_reverse(&q, &t, &dy, &dq, &dx);
    five_times_reverse(NULL, NULL, &dy, NULL, &expected);
    ck_assert(dq.at[0] == expected.at[0]);
    for (int i = 0; i < 5; i++)
        ck_assert(y.at[i] == x.at[i] + q.at[0] && dx.at[i] == dy.at[i]);
}
END_TEST

int main(void)
{
    const Test test = { one_bias_for_all_has_the_sum_of_five_gradients, 50 };
    return run_tests("exercise 9.1", 1, &test);
}
