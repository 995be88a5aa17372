/* measure_generators.c - what there is to apply. */
#include "tinycat.h"
#include <stdio.h>

int main(void)
{
    const char *name, *says;
    for (int i = 0; (name = tc_generator(i, &says)) != NULL; i++)
        printf("%s: %s\n", name, says);
    return 0;
}
