/* together.c - the same, in one file with the lens that judges. */
#include "network.c"
#include "composed.c"
