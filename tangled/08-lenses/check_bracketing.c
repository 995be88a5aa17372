/* check_bracketing.c - what brackets cost, and which are the best. */
#include "bracketing.h"
#include "testing.h"

enum { LAYERS = 64, KEPT = 10 };

START_TEST(the_closed_form_is_the_recursion)
{
    static long table[LAYERS + 1][KEPT + 1];
    for (int n = 1; n <= LAYERS; n++)
        for (int s = 1; s <= KEPT; s++) {
            long least = n == 1 ? 0 : NEVER;
            for (int k = 1; k < n && s > 1; k++) {
                const long l = table[k][s], r = table[n - k][s - 1];
                if (l != NEVER && r != NEVER && k + l + r < least)
                    least = k + l + r;
            }
            table[n][s] = least;
            ck_assert_int_eq(fewest_evaluations(n, s), least);
        }
}
END_TEST

START_TEST(the_best_brackets_cost_what_is_promised)
{
    for (int n = 1; n <= LAYERS; n++)
        for (int s = n > 1 ? 2 : 1; s <= KEPT; s++) {
            Bracketing b;
            bracket_optimally(n, s, &b);
            ck_assert_int_eq(bracketing_check(&b), OK);
            const BracketCost c = bracketing_cost(&b);
            ck_assert_int_eq(c.evaluations, fewest_evaluations(n, s));
            ck_assert_int_le(c.kept, s);
        }
}
END_TEST

#include "catalan.h"
#include <string.h>

START_TEST(no_bracketing_is_cheaper)
{
    const int n = 1 + _i;
    static Bracketing all[1430];
    long least[KEPT + 1];
    for (int s = 0; s <= KEPT; s++)
        least[s] = NEVER;
    ck_assert_int_le(bracketings(n), ROWS(all));
    for (long i = 0; i < bracketings(n); i++) {
        bracketing_at(n, i, &all[i]);
        ck_assert_int_eq(bracketing_check(&all[i]), OK);
        for (long j = 0; j < i; j++)
            ck_assert(memcmp(&all[i], &all[j], sizeof all[i]) != 0);
        const BracketCost c = bracketing_cost(&all[i]);
        for (int s = c.kept; s <= KEPT; s++)
            if (c.evaluations < least[s])
                least[s] = c.evaluations;
    }
    for (int s = 1; s <= KEPT; s++)
        ck_assert_int_eq(least[s], fewest_evaluations(n, s));
}
END_TEST

static void assert_cost(const Bracketing *b, long evaluations, int kept)
{
    ck_assert_int_eq(bracketing_check(b), OK);
    const BracketCost c = bracketing_cost(b);
    ck_assert_int_eq(c.evaluations, evaluations);
    ck_assert_int_eq(c.kept, kept);
}

START_TEST(the_families_cost_what_the_table_says)
{
    Bracketing b;
    for (int n = 2; n <= CHAIN_MAX; n++) {
        bracket_left(n, &b);
        assert_cost(&b, (long)n * (n - 1) / 2, 2);
        bracket_right(n, &b);
        assert_cost(&b, n - 1, n);
    }
    for (int log = 0; log <= 8; log++) {
        bracket_halves(1 << log, &b);
        assert_cost(&b, (1L << log) * log / 2, 1 + log);
    }
    for (int m = 1; m <= 16; m++) {
        bracket_blocks(m * m, m, &b);
        assert_cost(&b, 2L * m * m - 2L * m, 2 * m - 1);
    }
}
END_TEST

static const struct { Bracketing b; enum status expected; } bad[] = {
    { { 0, { 0 } }, EMPTY }, { { -1, { 0 } }, EMPTY },
    { { CHAIN_MAX + 1, { 1 } }, TOO_LONG }, { { 2, { 0 } }, OUT_OF_RANGE },
    { { 2, { 2 } }, OUT_OF_RANGE }, { { 4, { 2, 0, 1 } }, OUT_OF_RANGE },
    { { 4, { 2, 1, 2 } }, OUT_OF_RANGE }, { { 4, { 2, 1, 1 } }, OK },
    { { 1, { 0 } }, OK }, { { 3, { 1, -1 } }, OUT_OF_RANGE },
};

START_TEST(what_is_no_tree_is_refused)
{
    ck_assert_int_eq(bracketing_check(&bad[_i].b), bad[_i].expected);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_closed_form_is_the_recursion, 1 },
        { the_best_brackets_cost_what_is_promised, 1 },
        { no_bracketing_is_cheaper, 9 },
        { the_families_cost_what_the_table_says, 1 },
        { what_is_no_tree_is_refused, ROWS(bad) },
    };
    return run_tests("bracketing", ROWS(tests), tests);
}
