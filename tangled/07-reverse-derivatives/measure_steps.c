/* measure_steps.c - columns for the plot: step, and six mean gaps. */
#include "judges.h"
#include "planted.h"
#include <stdio.h>

enum { CASES = 20 };
static Source source;

static void add_gaps(const Claim *c, double step, double sum[3])
{
    source_seed(&source, 3);
    for (int i = 0; i < CASES; i++) {
        Case at;
        case_draw(&source, c->f, &at);
        sum[0] += single_gap(c, &at, step) / CASES;
        sum[1] += double_gap(c, &at, step) / CASES;
        sum[2] += adjoint_gap(c, &at) / CASES;
    }
}

int main(void)
{
    Claim right = right_claim(gelu_operation), wrong = right;
    wrong.reverse = planted_reals[short_constant_planted];
    wrong.dual_reverse = planted_duals[short_constant_planted];
    for (double step = 0x1p-26; step < 1; step *= 1.4142135623730951) {
        double r[3] = { 0 }, w[3] = { 0 };
        add_gaps(&right, step, r);
        add_gaps(&wrong, step, w);
        printf("%.4g %.4g %.4g %.4g %.4g %.4g %.4g\n", step, r[0], w[0],
               r[1], w[1], r[2], w[2]);
    }
}
