#include "1.4.h"

void find_list(Integers *x)
{
    *x = (Integers){ 2, { { VOCABULARY }, { 0 } } };
}
