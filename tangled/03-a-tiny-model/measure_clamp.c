/* measure_clamp.c - loss and slope over the target's logit, three ways. */
#include "reference.h"
#include <math.h>
#include <stdio.h>

static void print_row(char sign, int z)
{
    TokenId zero = { 0 };
    Logits x = { { (real)z } };
    Loss ours, clamped;
    LogitsGradient dx, flat;
    long double four = VOCABULARY - 1, e = expl(-fabsl((long double)z));
    long double loss = z > 0 ? log1pl(four * e) : logl(four + e) - z;
    long double slope = z > 0 ? -four * e / (1 + four * e) : -four / (four + e);
    int size = z < 0 ? -z : z;

    cross_entropy(&zero, &x, &ours);
    clamped_cross_entropy(&zero, &x, &clamped);
    cross_entropy_gradient(&zero, &x, &dx);
    clamped_gradient(&zero, &x, &flat);
    printf("loss-%c%d-exact = %.5Lg\n", sign, size, loss);
    printf("loss-%c%d = %.5g\n", sign, size, (double)ours.nats);
    printf("loss-%c%d-clamped = %.5g\n", sign, size, (double)clamped.nats + 0);
    printf("slope-%c%d-exact = %.5Lg\n", sign, size, slope);
    printf("slope-%c%d = %.5g\n", sign, size, (double)dx.at[0] + 0);
    printf("slope-%c%d-clamped = %.5g\n", sign, size, (double)flat.at[0]);
}

int main(void)
{
    static const int logit[] = { 10000, 100, 30, 10, 0 };
    for (int i = 0; i < 5; i++)
        print_row('p', logit[i]);
    for (int i = 0; i < 4; i++)
        print_row('m', -logit[i]);
    return 0;
}
