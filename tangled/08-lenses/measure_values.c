/* measure_values.c - what the page quotes, and the curve of the best. */
#include "sample_lenses.h"
#include <stdio.h>

static int same_as_by_hand(int seed)
{
    static Source source;
    Network n;
    Pixels x;
    NetworkGradient composed, by_hand;
    source_seed(&source, (uint64_t)seed);
    Network_sample(&source, &n);
    Pixels_sample(&source, &x);
    gradient_from_the_left(&n, &x, &composed);
    gradient_by_hand(&n, &x, &by_hand);
    return NetworkGradient_gap(&composed, &by_hand) == 0;
}

int main(void)
{
    enum { NETWORKS = 1000, AT_NINE = 9 };
    Bracketing b;
    for (int seed = 0; seed < NETWORKS; seed++)
        if (!same_as_by_hand(seed))
            return 1;
    printf("random-networks = %d\n", NETWORKS);
    printf("tape-bytes = %d\n", judged_tape_bytes);
    printf("network-reals = %zu\n", sizeof (Network) / sizeof (real));
    printf("layers = %d\nkept-fewest = %d\n", CHAIN_MAX, AT_NINE);
    printf("fewest-at-nine = %ld\n", fewest_evaluations(CHAIN_MAX, AT_NINE));
    printf("fewest-16 = %ld\n", fewest_evaluations(CHAIN_MAX, 16));
    printf("fewest-9 = %ld\n", fewest_evaluations(CHAIN_MAX, 9));
    printf("fewest-256 = %ld\n", fewest_evaluations(CHAIN_MAX, CHAIN_MAX));
    printf("evaluations-9 = %.2f\n", (double)fewest_evaluations(CHAIN_MAX, 9)
        / (double)fewest_evaluations(CHAIN_MAX, CHAIN_MAX));
    bracket_left(CHAIN_MAX, &b);
    printf("left-evaluations = %ld\n", bracketing_cost(&b).evaluations);
    return 0;
}
