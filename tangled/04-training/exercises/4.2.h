#include "checkpoint.h"

/* The word from which the n bytes lead to h: fnv undone. */
uint64_t fnv_undone(uint64_t h, int n, const unsigned char at[]);
