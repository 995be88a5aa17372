/* measure_roots.c - the root of one float in 997, and the machine's. */
#include "kernel_texts.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    long roots = 0, right = 0;
    for (uint32_t bits = 0; bits < 0x7f800000; bits += 997) {
        float x;
        memcpy(&x, &bits, sizeof x);
        roots++;
        right += kernel_root(x) == sqrtf(x);
    }
    printf("roots = %ld\nroots-right = %ld\n", roots, right);
    return roots != right;
}
