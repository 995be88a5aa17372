#include "8.2.h"
#include "testing.h"

START_TEST(ten_layers_and_three_values)
{
    Bracketing b;
    ten_layers(&b);
    ck_assert_int_eq(b.layers, 10);
    ck_assert_int_eq(bracketing_check(&b), OK);
    ck_assert_int_le(bracketing_cost(&b).kept, 3);
    ck_assert_int_eq(bracketing_cost(&b).evaluations,
                     fewest_evaluations(10, 3));
}
END_TEST

int main(void)
{
    const Test test = { ten_layers_and_three_values, 1 };
    return run_tests("exercise 8.2", 1, &test);
}
