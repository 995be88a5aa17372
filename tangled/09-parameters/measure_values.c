/* measure_values.c - what the page of chapter 9 quotes. */
#include "ways.h"
#include <stdio.h>

static Model base;
static AnyWay q;

/* the largest |y^ - y| / (s/2 sum |x|) of the tables of the base */
static double packed_worst(int aligned)
{
    static Source s;
    const Mixing *const tables[] = { &base.encode, &base.decode,
                                     &base.middle };
    double worst = 0;
    source_seed(&s, 6);
    for (int k = 0; k < 3; k++) {
        Codes c;
        codes_pack(tables[k], &c);
        const double at = packed_error(tables[k], &c, aligned, &s);
        worst = at > worst ? at : worst;
    }
    return worst;
}

int main(void)
{
    int kept = 0;
    base_model(&base);
    ways[3].begin(&base, &q);
    for (int i = 0; i < Mixing_dim; i++)
        kept += q.pruned.mask.at[i] != 0;
    printf("ways = %d\nall-trained = %d\n", WAYS, ways[0].trained);
    printf("least-trained = %d\n", ways[6].trained);
    printf("all-bytes = %zu\n", sizeof (everything_grad));
    printf("least-bytes = %zu\n", sizeof (adapted_1_grad));
    printf("trained-2 = %d\n", ways[5].trained);
    printf("share-2 = %.1f %%\n", 100.0 * ways[5].trained / ways[0].trained);
    printf("packed-bytes = %zu\n", sizeof (packed_2_dom));
    printf("dense-bytes = %zu\nmask-kept = %d\n", sizeof (Model), kept);
    printf("error-random = %.2f\n", packed_worst(0));
    printf("error-aligned = %.2f\n", packed_worst(1));
    return 0;
}
