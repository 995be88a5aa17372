/* 14.1.c - certain, and not. */
#include "14.1.h"

void unlike_their_mean(Law *a, Law *b)
{
    *a = (Law){ 1, { 1, 0, 0 } };
    *b = (Law){ 2, { 1, 1, 0 } };
}
