/* gpt2_file.h - GPT-2's parameters, as other programs keep them. */
#ifndef GPT2_FILE_H
#define GPT2_FILE_H

#include "gpt2_config.h"
#include "safetensors.h"

typedef struct Gpt2Notes {
    const char *prefix;                 /* of all names; may be "" */
    int buffers;                        /* masks, which are not read */
    int head;                           /* 1: wte is there twice */
    int widened;                        /* arrays of halves */
} Gpt2Notes;

/* gpt2_check   - are these the parameters of c, all of them, and no other?
 *   returns  OK; BAD_FORMAT: why has the name, what was expected, and what
 *            came
 * gpt2_weights - then this reads them; weight (out) [gpt_numbers (c)]
 * gpt2_tensors - the way back: the arrays under GPT-2's names
 *   a        takes list and names; the data are those in weight
 *   returns  OK; TOO_LONG if the arena is exhausted                       */
MUST_CHECK enum status gpt2_check(const SafeTensors *t, const GptConfig *c,
                                  Gpt2Notes *n, Sentence *why);
void gpt2_weights(const SafeTensors *t, const GptConfig *c,
                  const Gpt2Notes *n, float weight[]);
MUST_CHECK enum status gpt2_tensors(const GptConfig *c, float weight[],
    Arena *a, SafeTensors *t, Sentence *why);

/* gpt2_open - a checkpoint, and the config.json in its directory
 *   f, t (out)  as safetensors_open, checked
 * gpt2_save - both files, in a directory that is made if it is not there
 * gpt2_save_config - config.json alone, there
 *   returns  OK; NO_FILE, BAD_FORMAT, DAMAGED, OUT_OF_RANGE, TOO_LONG     */
MUST_CHECK enum status gpt2_open(const char *path, Arena *a, SafeFile *f,
    SafeTensors *t, GptConfig *c, Gpt2Notes *n, Sentence *why);
MUST_CHECK enum status gpt2_save(const char *directory, const GptConfig *c,
    float weight[], Arena *a, Sentence *why);
MUST_CHECK enum status gpt2_save_config(const char *directory,
    const GptConfig *c, Sentence *why);

#endif
