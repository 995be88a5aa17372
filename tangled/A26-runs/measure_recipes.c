/* measure_recipes.c - the recipes that have a name. */
#include "recipes.h"

int main(void)
{
    recipes_print(stdout);
    return 0;
}
