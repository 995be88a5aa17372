/* measure_model.c - the size of the model, and the operations it makes. */
#include "model.h"
#include <stdio.h>

int main(void)
{
    printf("parameters = %zu\n", sizeof (Parameters) / sizeof (real));
    printf("bytes = %zu\n", sizeof (Parameters));
    printf("multiply-adds = %d\n", VOCABULARY * WIDTH);
    printf("exponentials = %d\n", VOCABULARY);
    printf("subtractions = %d\n", VOCABULARY);
    printf("comparisons = %d\n", VOCABULARY - 1);
    return 0;
}
