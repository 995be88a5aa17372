/* check_parameters.c - the published rule, in a model of another size. */
#include "objects.h"
#include "testing.h"
#include <math.h>
#include <string.h>

static long thousandths(real entry)     /* k, from (k / 1000 - 0.5) * 0.2 */
{
    return lround(((double)entry / 0.2 + 0.5) * 1000);
}

static void follows_the_rule(int n, const real at[], long first)
{
    for (int i = 0; i < n; i++)
        ck_assert_int_eq(thousandths(at[i]), (first + 37 * i) % 1000);
}

START_TEST(the_parameters_follow_the_published_rule)
{
    Parameters p;
    real at[sizeof p / sizeof (real)];
    int n = VOCABULARY * WIDTH;
    memset(&p, 1, sizeof p);
    parameters_by_rule(&p);
    memcpy(at, &p, sizeof p);
    follows_the_rule(n, at, 101);
    follows_the_rule(n, at + n, 202);
    for (int c = 0; c < VOCABULARY; c++)
        ck_assert(p.head.bias[c] == 0);
}
END_TEST

int main(void)
{
    const Test test = { the_parameters_follow_the_published_rule, 1 };
    return run_tests("parameters", 1, &test);
}
