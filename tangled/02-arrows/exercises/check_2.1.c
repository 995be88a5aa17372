#include "2.1.h"
#include "testing.h"

START_TEST(the_last_token_is_the_first_of_the_reversed)
{
    Sequence x = { 3, { { 4 }, { 1 }, { 2 } } };
    TokenId y;
    Trace t = { 0 };
    last_of(&x, &y);
    ck_assert_int_eq(y.index, 2);
    trace_of_last(&t);
    ck_assert_int_eq(t.length, 2);
    ck_assert_str_eq(t.at[0].name, "reversed");
    ck_assert_str_eq(t.at[1].name, "first_token");
}
END_TEST

int main(void)
{
    const Test test = { the_last_token_is_the_first_of_the_reversed, 1 };
    return run_tests("exercise 2.1", 1, &test);
}
