#include "14.2.h"
#include "sample_cuts.h"
#include "testing.h"

START_TEST(once_is_as_good_as_twice)
{
    static Source source;
    Cut c;
    Law x, once, twice;
    int64_t top = 0;
    source_seed(&source, (uint64_t)_i);
    Cut_sample(&source, &c), Law_sample(&source, &x);
    law_near_top(&c, &x, &once), law_near_top(&c, &once, &twice);
    for (int i = 0; i < PLACES; i++)
        top = x.at[i] > top ? x.at[i] : top;
    for (int i = 0; i < PLACES; i++)
        ck_assert(once.at[i] == (100 * x.at[i] >= c.share * top ? x.at[i]
                                                                : 0));
    ck_assert(law_same(&once, &twice));
}
END_TEST

int main(void)
{
    const Test test = { once_is_as_good_as_twice, 200 };
    return run_tests("exercise 14.2", 1, &test);
}
