#include "2.2.h"
#include "testing.h"

START_TEST(the_components_are_the_same)
{
    RightTriple y;
    TokenId input = { _i % VOCABULARY }, target = { _i / VOCABULARY };
    regrouped(&(LeftTriple){ { input, target }, { 0.5f } }, &y);
    ck_assert_int_eq(y.first.index, input.index);
    ck_assert_int_eq(y.rest.token.index, target.index);
    ck_assert(y.rest.loss.nats == 0.5f);
}
END_TEST

int main(void)
{
    const Test test = { the_components_are_the_same, VOCABULARY * VOCABULARY };
    return run_tests("exercise 2.2", 1, &test);
}
