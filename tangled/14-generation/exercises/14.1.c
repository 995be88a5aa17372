/* Exercise 14.1: a temperature is not a kernel. */
#include "14.1.h"

void unlike_their_mean(Law *a, Law *b)
{
    *a = (Law){ 2, { 1, 1, 0 } };
    *b = (Law){ 2, { 1, 1, 0 } };
}
