#include <stdint.h>

/* the largest q with q q <= n */
uint64_t whole_root(uint64_t n);
