#include "hands.h"

int messages_of(int rank, int count);   /* on the way up */
