#include "int8_rows.h"

/* code [n]; step [(n + g - 1) / g], one for each group of g numbers */
void quantise_groups(int n, int g, const real w[], int8_t code[],
    real step[]);
