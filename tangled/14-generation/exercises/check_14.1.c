#include "14.1.h"
#include "testing.h"

static Law mean(Law a, Law b)
{
    Law m = { 2 * a.total * b.total, { 0 } };
    for (int i = 0; i < PLACES; i++)
        m.at[i] = a.at[i] * b.total + b.at[i] * a.total;
    return m;
}

START_TEST(a_temperature_is_not_a_kernel)
{
    const Cut half = { 2, 1, 100 };
    Law a, b, cold_a, cold_b, cold;
    unlike_their_mean(&a, &b);
    ck_assert(a.total > 0 && b.total > 0);
    ck_assert(a.at[0] + a.at[1] + a.at[2] == a.total);
    ck_assert(b.at[0] + b.at[1] + b.at[2] == b.total);
    const Law both = mean(a, b);
    law_colder(&half, &a, &cold_a), law_colder(&half, &b, &cold_b);
    law_colder(&half, &both, &cold);
    const Law colds = mean(cold_a, cold_b);
    ck_assert(!law_same(&cold, &colds));
}
END_TEST

int main(void)
{
    const Test test = { a_temperature_is_not_a_kernel, 1 };
    return run_tests("exercise 14.1", 1, &test);
}
