#include "13.1.h"
#include "testing.h"

START_TEST(the_formula_is_the_table)
{
    const GptConfig c = { 1 + _i % 5, 1, 1 + 3 * _i, 1 + _i, 7 * _i + 2 };
    ck_assert(gpt_parameter_count(&c) == gpt_numbers(&c));
}
END_TEST

int main(void)
{
    const Test test = { the_formula_is_the_table, 20 };
    return run_tests("exercise 13.1", 1, &test);
}
