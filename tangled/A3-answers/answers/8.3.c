#include "8.3.h"

int least_values(int layers, long evaluations)
{
    for (int s = 1; s <= layers; s++)
        if (fewest_evaluations(layers, s) <= evaluations)
            return s;
    return 0;
}
