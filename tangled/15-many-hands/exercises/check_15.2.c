#include "15.2.h"
#include "source.h"
#include "testing.h"
#include <math.h>

enum { NUMBERS = 12, FAR = 1000000 };
static const real values[] = { -1e30f, -1, -0.25f, 0, 0.25f, 1, 1.00000012f,
    1e30f };

START_TEST(order_and_brackets_do_not_matter)
{
    static Source s;
    Found all[NUMBERS], first = { -INFINITY, 0 };
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < NUMBERS; i++) {
        all[i].value = values[draw_below(&s, 1 + _i % ROWS(values))];
        all[i].place = FAR / NUMBERS * i + draw_below(&s, FAR / NUMBERS);
        if (all[i].value > first.value)
            first = all[i];
    }
    for (int n = NUMBERS; n > 1; n--) { /* any two are joined, till one is */
        const int i = draw_below(&s, n), k = draw_below(&s, n - 1);
        const Found a = all[i];
        all[i] = all[n - 1];
        all[k] = further_up(a, all[k]);
    }
    ck_assert(all[0].value == first.value);
    ck_assert_int_eq(all[0].place, first.place);
}
END_TEST

int main(void)
{
    const Test test = { order_and_brackets_do_not_matter, 200 };
    return run_tests("exercise 15.2", 1, &test);
}
