/* measure_scale.c - ranks, and predicted speed-ups of the four models. */
#include "scaling.h"
#include <math.h>
#include <stdio.h>

enum { MANY = 1024 };

int main(void)
{
    static Timings t;
    const char *const names[] = { "tiny", "small", "b", "wide" };
    if (!timings_read("../../tests/bench/results/hands.csv", 0, &t))
        return 1;
    for (int r = 1; r <= MANY; r *= 2) {
        printf("%d", r);
        for (int i = 0; i < 4; i++) {
            const StepModel m = step_model(&t, names[i], 8);
            printf(" %.4f", step_predicted(&m, MANY, 1)
                   / step_predicted(&m, MANY, r));
        }
        printf("\n");
    }
    return 0;
}
