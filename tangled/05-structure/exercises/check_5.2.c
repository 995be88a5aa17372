#include "5.2.h"
#include "sample_structure.h"
#include "testing.h"

/* The place of the strict maximum of n counts, or -1. */
static int winner(int n, const int at[])
{
    int best = 0, times = 0;
    for (int i = 1; i < n; i++)
        if (at[i] > at[best])
            best = i;
    for (int i = 0; i < n; i++)
        times += at[i] == at[best];
    return times == 1 ? best : -1;
}

START_TEST(the_kind_of_the_winner_is_not_the_winning_kind)
{
    TokenHistogram x;
    TokenToKind f;
    KindHistogram y;
    int sum = 0;
    find_tokens_and_kinds(&x, &f);
    push_f(&f, &x, &y);
    for (int i = 0; i < VOCABULARY; i++) {
        ck_assert_int_ge(x.at[i], 0);
        sum += x.at[i];
    }
    const int token = winner(VOCABULARY, x.at), kind = winner(Kind_count, y.at);
    ck_assert_int_ge(token, 0);
    ck_assert_int_ge(kind, 0);
    ck_assert_int_ne(f.at[token].index, kind);
    ck_assert_int_le(sum, 5);
}
END_TEST

int main(void)
{
    const Test test = { the_kind_of_the_winner_is_not_the_winning_kind, 1 };
    return run_tests("exercise 5.2", 1, &test);
}
