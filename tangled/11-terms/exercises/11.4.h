#include "normal.h"
#include "signature.h"

void one_factor(const Term *f, Term *h);        /* h is begun */
