/* bare_gpt.h - the term of a GPT, to be compiled and timed. */
#ifndef BARE_GPT_H
#define BARE_GPT_H

#include "source.h"
#include "term.h"

typedef struct BareGpt {
    int layers, heads, width, context, vocabulary, sequences;
} BareGpt;

/* bare_gpt - ids, positions, targets (each [sequences context]), then the
 * parameters -> the mean loss; t is begun.  Parameters: wte, wpe, of each
 * block twice (gain, bias, weight, bias, weight, bias), gain, bias. */
void bare_gpt(const BareGpt *g, Term *t);

/* Its necessary flops: products, the causal half of attention; training is
 * three times that. */
double bare_gpt_flops(const BareGpt *g);

/* Random tokens in the first three of in, small parameters in the rest; the
 * arrays have the term's types. */
void bare_gpt_draw(const BareGpt *g, Source *s, const Term *t, float *in[]);

#endif
