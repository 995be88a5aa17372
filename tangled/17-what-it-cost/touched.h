/* touched.h - what a program writes of the memory that was planned for it. */
#ifndef TOUCHED_H
#define TOUCHED_H

#include "program.h"

/* program_touched - runs it twice over paint
 *   p        without state
 *   in       as for program_run
 *   room     p->planned * sizeof (float) bytes to work in
 *   touched (out)  bytes of the planned ones that were written
 *   returns  what program_run does                                        */
MUST_CHECK enum status program_touched(Program *p, float *const in[],
    unsigned char room[], size_t *touched);

#endif
