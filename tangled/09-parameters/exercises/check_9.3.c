#include "9.3.h"
#include "sample_cells.h"
#include "testing.h"

static double pairing(const FourByFour *a, const FourByFour *b)
{
    double sum = 0;
    for (int i = 0; i < 16; i++)
        sum += (double)(a->at[i] * b->at[i]);
    return sum;
}

START_TEST(the_put_is_the_transpose)
{
    static Source s;
    FourByFour u, v, there, back;
    source_seed(&s, (uint64_t)_i);
    whole_numbers(&s, 16, u.at), whole_numbers(&s, 16, v.at);
    symmetric(&v, &there);
    symmetric_reverse(&v, &u, &back);
    ck_assert(pairing(&u, &there) == pairing(&back, &v));
    for (int i = 0; i < 16; i++)
        ck_assert(there.at[i] == there.at[4 * (i % 4) + i / 4]);
}
END_TEST

int main(void)
{
    const Test test = { the_put_is_the_transpose, 100 };
    return run_tests("exercise 9.3", 1, &test);
}
