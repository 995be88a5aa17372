/* measure_plateau.c - columns for the plot: logit, loss, clamped loss. */
#include "reference.h"
#include <stdio.h>

int main(void)
{
    for (int i = -160; i <= 20; i++) {
        TokenId zero = { 0 };
        Logits x = { { (real)i / 4 } };
        Loss loss, clamped;
        cross_entropy(&zero, &x, &loss);
        clamped_cross_entropy(&zero, &x, &clamped);
        printf("%g %.6g %.6g\n", i / 4.0, (double)loss.nats,
               (double)clamped.nats);
    }
    return 0;
}
