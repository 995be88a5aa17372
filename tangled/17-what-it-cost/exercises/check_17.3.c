#include "17.3.h"
#include "source.h"
#include "testing.h"
#include <math.h>

enum { MOST = 10 };
static Demand part[MOST];
static double between[MOST];

/* All ways: bit i says that f_i and f_(i+1) are one; no two bits touch. */
static double by_trying(Machine m, int n)
{
    double least = INFINITY;
    for (int ways = 0; ways < 1 << (n - 1); ways++) {
        double seconds = 0;
        for (int i = 0; i < n; i++) {
            Demand d = part[i];
            if (ways >> i & 1) {
                d.flops += part[i + 1].flops;
                d.bytes += part[i + 1].bytes - 2 * between[i];
                i++;
            }
            seconds += least_seconds(d, m);
        }
        least = (ways & ways << 1) == 0 ? fmin(least, seconds) : least;
    }
    return least;
}

START_TEST(no_way_to_pair_is_better)
{
    static Source s;
    source_seed(&s, (uint64_t)_i);
    const int n = 1 + draw_below(&s, MOST);
    const Machine m = { 8, 1 };
    double before = 1 + draw_below(&s, 100);
    for (int i = 0; i < n; i++) {
        const double after = 1 + draw_below(&s, 100);
        part[i] = (Demand){ 8 * draw_below(&s, 200), before + after };
        before = between[i] = after;
    }
    ck_assert(fabs(least_chain(m, n, part, between) - by_trying(m, n))
              < 1e-9);
}
END_TEST

int main(void)
{
    const Test test = { no_way_to_pair_is_better, 100 };
    return run_tests("exercise 17.3", 1, &test);
}
