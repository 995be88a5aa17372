#include "term.h"

/* depth [t->wire.count]: to work in */
int term_depth(const Term *t, int depth[]);
