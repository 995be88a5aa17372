/* Exercise 8.2: brackets for ten layers, three values kept. */
#include "8.2.h"

void ten_layers(Bracketing *b)
{
    *b = (Bracketing){ 10, { 9, 8, 7, 6, 5, 4, 3, 2, 1 } };
}
