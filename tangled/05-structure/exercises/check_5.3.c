#include "5.3.h"
#include "sample_structure.h"
#include "testing.h"

COMPOSE(advanced_twice, advanced, advanced);
LIST_MAP(advance, Places, Places, advanced);
LIST_MAP(advance_twice, Places, Places, advanced_twice);

START_TEST(two_passes_and_one_pass_add_twice_the_position)
{
    static Source s;
    Text x;
    Places start, middle, two, one;
    source_seed(&s, (uint64_t)_i);
    Text_sample(&s, &x);
    placed(&x, &start);
    advance(NULL, &start, &middle);
    advance(NULL, &middle, &two);
    placed(&x, &start);
    advance_twice(NULL, &start, &one);
    ck_assert_int_eq(two.length, x.length);
    ck_assert_int_eq(one.length, x.length);
    for (int i = 0; i < x.length; i++) {
        const int expected = (x.at[i].index + 2 * i) % VOCABULARY;
        ck_assert_int_eq(two.at[i].token.index, expected);
        ck_assert_int_eq(one.at[i].token.index, expected);
    }
}
END_TEST

int main(void)
{
    const Test test = { two_passes_and_one_pass_add_twice_the_position, 100 };
    return run_tests("exercise 5.3", 1, &test);
}
