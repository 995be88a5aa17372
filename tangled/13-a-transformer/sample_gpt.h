/* sample_gpt.h - parts of a transformer at random, as arrows. */
#ifndef SAMPLE_GPT_H
#define SAMPLE_GPT_H

#include "gpt.h"
#include "sample_terms.h"

typedef struct BlockPart { int mlp; GptShape shape; } BlockPart;
void BlockPart_sample(Source *s, BlockPart *x);
void BlockPart_print(FILE *out, const BlockPart *x);
ARROW(reverse_of_residual, BlockPart, TermBox);
ARROW(residual_of_reverse, BlockPart, TermBox);

/* the table read at both ends: once, or as two that are then made one */
ARROW(tied_reverse, BlockPart, TermBox);
ARROW(untied_reverse, BlockPart, TermBox);

/* R[f ; g], where f is done once, or once more before the way back */
ARROW(f_done_once, Pieces, TermBox);
ARROW(f_done_twice, Pieces, TermBox);
ARROW(without_repetition, TermBox, TermBox);

typedef struct TwoGradients { real f[2], g[2]; } TwoGradients;
SAMPLED(TwoGradients);
ARROW(clip_both, TwoGradients, TwoGradients);
ARROW(clip_each, TwoGradients, TwoGradients);

#endif
