/* demo.c - a tour of chapter 7. */
#include "judges.h"
#include "planted.h"
#include <stdio.h>

static Source source;

static void show_first_page(void)
{
    Claim right = right_claim(gelu_operation), wrong = right;
    Case at;
    wrong.reverse = planted_reals[short_constant_planted];
    wrong.dual_reverse = planted_duals[short_constant_planted];
    source_seed(&source, 1);
    case_draw(&source, right.f, &at);
    printf("differences, in single precision, are off by\n");
    printf("    0.044715   %.1e\n", single_gap(&right, &at, 1e-3));
    printf("    0.0447     %.1e\n", single_gap(&wrong, &at, 1e-3));
    printf("== the adjoint test\nthe adjoint, in double, is off by\n");
    printf("    0.044715   %.1e\n", adjoint_gap(&right, &at));
    printf("    0.0447     %.1e\n", adjoint_gap(&wrong, &at));
}

/* the square of the second page: (x y, x + y) at (2, 3) */
static void show_by_hand(void)
{
    Dual x = dual(2, 1), y = dual(3, -1), product = x * y, sum = x + y;
    double u[2] = { 2, 5 }, dx[2] = { 3 * u[0] + u[1], 2 * u[0] + u[1] };
    printf("== two by two\n");
    printf("D[f] = (%g, %g), paired with u: %g\n", slope_of(product),
           slope_of(sum), u[0] * slope_of(product) + u[1] * slope_of(sum));
    printf("R[f] = (%g, %g), paired with v: %g\n", dx[0], dx[1],
           dx[0] - dx[1]);
}

int main(void)
{
    printf("== differences\n");
    show_first_page();
    show_by_hand();
}
