/* pupils.h - small models in training, with all of their shards or some. */
#ifndef PUPILS_H
#define PUPILS_H

#include "hands.h"

enum { PUPIL_SHARDS = 8 };
typedef struct Pupil { Trainer trainer; void *block; } Pupil;

/* pupil_begin - at step 0, with the shards of a rank of h; NULL: all; steps
 * of so many rounds
 *   returns  0 if there is no memory                                       */
int pupil_begin(int shards, int rounds, Hands *h, Pupil *p);
void pupil_end(Pupil *p, Hands *h);

/* pupil_steps - n of them; NOT_FINITE, or NO_FILE if a rank is gone */
MUST_CHECK enum status pupil_steps(int n, Pupil *p, Complaint *why);
/* pupil_step_in_a_row - a step whose gradients are added as it comes: each
 * worker adds its shards from the left, and the sums are added likewise    */
MUST_CHECK enum status pupil_step_in_a_row(int workers, Pupil *p,
                                           Complaint *why);
uint64_t pupil_checksum(const Pupil *p);        /* of the weights */

#endif
