/* emit.h - the C program that tests a diagram. */
#ifndef EMIT_H
#define EMIT_H

#include "declared.h"
#include "paths.h"

/* emit_test - write the program, if every arrow and sampler is declared.
 *   returns  0; -1 if one is not, which is said                          */
int emit_test(FILE *out, const Diagram *d, const Paths *p, const Declared *c,
              Report *r);

#endif
