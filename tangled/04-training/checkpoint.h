/* checkpoint.h - states as bytes, and bytes kept in files. */
#ifndef CHECKPOINT_H
#define CHECKPOINT_H

#include "refusals.h"
#include "training.h"

enum {
    CHECKPOINT_PARAMETERS = 2 * VOCABULARY * WIDTH + VOCABULARY,
    CHECKPOINT_LEAST = 44 + 8 + 8,
    CHECKPOINT_MOST = 44 + (1 + CHECKPOINT_PARAMETERS) * (int)sizeof(real)
                      + 8 * CAPACITY + 8
};
typedef struct {
    int length;                         /* at[0 .. length) */
    unsigned char at[CHECKPOINT_MOST + 1];
} Checkpoint;

/* NOT_FINITE if a parameter is not; BAD_FORMAT, DAMAGED, OUT_OF_RANGE or
 * NOT_FINITE if no state has these bytes. */
PARTIAL(checkpoint_encode, Unit, State, Checkpoint);
PARTIAL(checkpoint_decode, Unit, Checkpoint, State);

/* checkpoint_read - decodes, and says in `why` what was refused. */
MUST_CHECK enum status checkpoint_read(const Checkpoint *c, State *s,
                                       Sentence *why);

/* checkpoint_save - writes the file, or leaves the file that was there.
 * checkpoint_load - reads it.
 *
 *   returns   OK, NO_FILE, or what encoding and decoding return; if not
 *             OK, why has the reason
 */
MUST_CHECK enum status checkpoint_save(const char *path, const State *s,
                                       Sentence *why);
MUST_CHECK enum status checkpoint_load(const char *path, State *s,
                                       Sentence *why);

/* resume_training - from the file if there is one, else from *s, up to
 * `goal` steps, saving after every `every` steps and at the end. */
MUST_CHECK enum status resume_training(const char *path, int64_t goal,
    int64_t every, State *s, Sentence *why);

/* fnv - the word h, acted upon by n bytes. */
#define FNV_BASIS 0xcbf29ce484222325u
uint64_t fnv(uint64_t h, int n, const unsigned char at[]);

#endif
