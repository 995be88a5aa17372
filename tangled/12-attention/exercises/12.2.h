#include "attention.h"

/* The scores that one pass forward computes, for all heads. */
long long scores_computed(const Attention *a);
