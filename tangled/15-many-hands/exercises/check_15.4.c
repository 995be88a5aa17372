#include "15.4.h"
#include "source.h"
#include "testing.h"

enum { LENGTH = 32 };
static real rows[32 * LENGTH], expected[LENGTH];

static real halves(int ranks, const real x[])
{
    return ranks == 1 ? x[0] : halves(ranks / 2, x)
        + halves(ranks / 2, x + ranks / 2 * LENGTH);
}

START_TEST(an_exchange_has_the_bits_of_the_tree)
{
    static Source s;
    const int ranks = 1 << _i % 6;
    int sent[32];
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < ranks * LENGTH; i++)
        rows[i] = draw_real(&s);
    for (int i = 0; i < LENGTH; i++)
        expected[i] = halves(ranks, rows + i);
    sum_by_exchange(ranks, LENGTH, rows, sent);
    for (int i = 0; i < ranks * LENGTH; i++)
        ck_assert(rows[i] == expected[i % LENGTH]);
    for (int r = 0; r < ranks; r++)
        ck_assert_int_eq(sent[r], 2 * (LENGTH - LENGTH / ranks));
}
END_TEST

int main(void)
{
    const Test test = { an_exchange_has_the_bits_of_the_tree, 30 };
    return run_tests("exercise 15.4", 1, &test);
}
