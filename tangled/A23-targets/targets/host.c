/* host.c - prints the hash of a model's self-test. */
#include "model.h"
#include <stdio.h>

int main(void)
{
    printf("%08lx\n", (unsigned long)model_hash());
    return 0;
}
