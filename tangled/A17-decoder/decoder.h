/* decoder.h - a GPT that reads a token at a time and keeps what it read. */
#ifndef DECODER_H
#define DECODER_H

#include "arena.h"
#include "decoder_sets.h"
#include "gpt.h"

typedef struct Decoder {
    GptConfig config;
    const float *parameters;            /* as gpt_tensor says */
    const DecoderSet *set;              /* of instructions */
    int length;                         /* tokens that were read */
    int stride;                         /* from row to row of the keys */
    int wide;                           /* vocabulary, rounded up */
    float *keys;                        /* [layers][width][stride] */
    float *values;                      /* [layers][context][width] */
    float *head;                        /* wte turned over, [width][wide] */
    float *weights;                     /* of the layers, their columns and */
    float *room;                        /* those of the head in blocks */
} Decoder;

/* decoder_begin - nothing is read yet
 *   c        as gpt_config has accepted it
 *   parameters   [gpt_numbers (c)], which have to stay
 *   a        takes decoder_numbers (c) floats
 *   returns  OK; TOO_LONG if the arena is exhausted                       */
MUST_CHECK enum status decoder_begin(Decoder *d, const GptConfig *c,
                                     const float *parameters, Arena *a);
size_t decoder_numbers(const GptConfig *c);
size_t decoder_cache_numbers(const GptConfig *c);       /* of them */

/* decoder_read - n tokens, one after the other
 *   wanted   0 <= wanted <= n: so many of the last answers
 *   logits (out)  [wanted][vocabulary]
 *   returns  OK; TOO_LONG if they do not fit into the context,
 *            OUT_OF_RANGE if one is not in the vocabulary; then nothing
 *            was read                                                     */
MUST_CHECK enum status decoder_read(Decoder *d, int n, const int token[],
                                    int wanted, float logits[]);
/* decoder_rewind - as if only the first length tokens had been read */
void decoder_rewind(Decoder *d, int length);

#endif
