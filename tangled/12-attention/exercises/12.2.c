/* Exercise 12.2: how many scores there are. */
#include "12.2.h"

long long scores_computed(const Attention *a)
{
    const long long all = (long long)a->heads * a->queries * a->keys;
    return a->causal ? all / 2 : all;
}
