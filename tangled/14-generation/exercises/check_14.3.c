#include "14.3.h"
#include "choosing.h"
#include "testing.h"
#include <math.h>

START_TEST(rounds_are_as_long_as_they_are_simulated)
{
    static Drawing d;
    const double alpha = _i / 10.0, odds[2] = { alpha, 1 - alpha };
    const int ahead = 1 + _i % 5, rounds = 20000;
    double written = 0;
    drawing_seed(&d, (uint64_t)_i);
    for (int r = 0; r < rounds; r++) {
        int kept = 0;
        while (kept < ahead && d.chooser.choose(&d.chooser, 2, odds) == 0)
            kept++;
        written += kept + 1;
    }
    ck_assert(fabs(written / rounds - tokens_of_a_round(alpha, ahead))
              < 0.1);
}
END_TEST

START_TEST(the_best_number_of_drafts_is_the_best)
{
    const double alpha = 0.1 * (_i % 10) + 0.05, cost = 0.03 * (1 + _i % 7);
    const int found = best_ahead(alpha, cost);
    double most = 0;
    int best = 0;
    for (int n = 0; n <= 64; n++) {
        double sum = 1;
        for (int k = 1; k <= n; k++)
            sum += pow(alpha, k);
        const double value = sum / (1 + cost * n);
        best = value > most * (1 + 1e-12) ? n : best;
        most = value > most ? value : most;
    }
    ck_assert_int_eq(found, best);
}
END_TEST

int main(void)
{
    const Test tests[] = { { rounds_are_as_long_as_they_are_simulated, 10 },
                           { the_best_number_of_drafts_is_the_best, 60 } };
    return run_tests("exercise 14.3", ROWS(tests), tests);
}
