#include "cuts.h"

/* Two laws that a temperature of 1/2 treats in another way than their mean. */
void unlike_their_mean(Law *a, Law *b);
