#include "1.3.h"
#include "testing.h"

static const struct { Outcome a, b; int equal; } rows[] = {
    { { OK, { 1 } },    { OK, { 1 } },           1 },
    { { OK, { 1 } },    { OK, { 2 } },           0 },
    { { OK, { 1 } },    { EMPTY, { 1 } },        0 },
    { { EMPTY, { 1 } }, { EMPTY, { 2 } },        1 },
    { { EMPTY, { 1 } }, { OUT_OF_RANGE, { 1 } }, 0 },
};

START_TEST(outcomes_are_equal_as_partial_results_are)
{
    double gap = Outcome_gap(&rows[_i].a, &rows[_i].b);
    ck_assert_int_eq(gap == 0, rows[_i].equal);
    ck_assert(gap >= 0 && gap == Outcome_gap(&rows[_i].b, &rows[_i].a));
}
END_TEST

int main(void)
{
    const Test test = { outcomes_are_equal_as_partial_results_are, ROWS(rows) };
    return run_tests("exercise 1.3", 1, &test);
}
