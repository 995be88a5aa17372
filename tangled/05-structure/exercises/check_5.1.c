#include "5.1.h"
#include "sample_structure.h"
#include "testing.h"

START_TEST(the_last_is_natural_and_is_the_last)
{
    static Source s;
    Text x;
    TokenToKind f;
    KindList kinds;
    TokenOption last;
    KindOption left, right;
    source_seed(&s, (uint64_t)_i);
    Text_sample(&s, &x);
    TokenToKind_sample(&s, &f);
    last_of_tokens(&x, &last);
    option_f(&f, &last, &left);
    list_f(&f, &x, &kinds);
    last_of_kinds(&kinds, &right);
    ck_assert(KindOption_gap(&left, &right) == 0);
    ck_assert_int_eq(last.some, x.length > 0);
    if (last.some)
        ck_assert_int_eq(last.value.index, x.at[x.length - 1].index);
}
END_TEST

int main(void)
{
    const Test test = { the_last_is_natural_and_is_the_last, 100 };
    return run_tests("exercise 5.1", 1, &test);
}
