/* pupil.h - a small GPT that learns to write: in a page, or out of it. */
#ifndef PUPIL_H
#define PUPIL_H

#include "gpt.h"

/* Letters are a space, a full stop, a comma, a to z. */
enum { PUPIL_LETTERS = 29, PUPIL_CONTEXT = 32, PUPIL_ROOM = 1 << 14,
       PUPIL_STEPS = 2000, PUPIL_WRITES = 160 };
#define PUPIL_CONFIG { .layers = 1, .heads = 2, .width = 32, \
    .context = PUPIL_CONTEXT, .vocabulary = PUPIL_LETTERS }
extern const char pupil_text[];

/* pupil_begin - parameters at random
 * pupil_ten   - ten steps of descent; their mean loss, in nats a letter,
 *               or -1 if a step refused
 * pupil_hash  - of the parameters, as emit_hash
 * pupil_write - PUPIL_WRITES letters, ended by 0, good until the next call
 * There is one pupil: a page has no use for two.                          */
void pupil_begin(uint32_t seed);
float pupil_ten(void);
uint32_t pupil_hash(void);
const char *pupil_write(uint32_t seed);

#endif
