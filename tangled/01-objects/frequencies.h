/* frequencies.h - how often each token occurs, with tests and without. */
#ifndef FREQUENCIES_H
#define FREQUENCIES_H

#include "objects.h"

PARTIAL(checked_frequencies, Unit, Integers, Distribution);
ARROW(frequencies, Sequence, Distribution);

#endif
