/* Exercise 1.4: a list on which the function does not factor. */
#include "1.4.h"

void find_list(Integers *x)
{
    *x = (Integers){ 1, { { 0 } } };
}
