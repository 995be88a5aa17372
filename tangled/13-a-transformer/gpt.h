/* gpt.h - a GPT as one term, with GPT-2's names; Radford and others 2019. */
#ifndef GPT_H
#define GPT_H

#include "refusals.h"
#include "term.h"
#include <stdint.h>

typedef struct GptConfig {
    int layers, heads, width;           /* heads divide the width */
    int context;                        /* positions that are known */
    int vocabulary;
} GptConfig;
enum { GPT_LAYERS_MOST = 200, GPT_WIDTH_MOST = 1 << 14,
       GPT_MOST = 1 << 16,             /* context, vocabulary */
       GPT_COLUMNS = 1 << 22 };         /* tokens of a batch */
PARTIAL(gpt_config, Unit, GptConfig, GptConfig);
ARROW(gpt_config_refusal, GptConfig, Sentence);

/* The parameters, in the order in which every term takes them. */
typedef struct GptTensor {
    char name[32];                      /* such as h.0.attn.c_attn.weight */
    Dims dims;
    size_t at;                          /* numbers before it */
    int decayed;                        /* is a matrix */
    double start;                       /* where its numbers begin, and */
    double deviation;                   /* how far they scatter about it */
} GptTensor;
int gpt_tensors(const GptConfig *c);    /* 2 + 12 layers + 2 */
GptTensor gpt_tensor(const GptConfig *c, int i);
size_t gpt_numbers(const GptConfig *c); /* in all parameters */
/* gpt_initialise - parameters [gpt_numbers (c)], as GPT-2's, at random */
void gpt_initialise(const GptConfig *c, uint64_t seed, real parameters[]);

/* Arrows with parameters, A x P -> B: x first, then the parameters.  The
 * caller begins t.
 * residual_term - copy ; (1 x f) ; add, of f : A x P -> A
 * after_term    - A x P x Q -> C, of f : A x P -> B, g : B x Q -> C       */
void residual_term(const Term *f, Term *t);
void after_term(const Term *f, const Term *g, Term *t);

/* The parts, for sequences of one length, one after the other; x is
 * [width][sequences * length], ids and positions [sequences * length].
 * gpt_embedding ids, positions, wte, wpe -> x
 * gpt_heads     x, ln_1.*, attn.c_attn.* -> q, k, v, each as x
 * gpt_attention x, ln_1.*, attn.c_attn.*, attn.c_proj.* -> as x
 * gpt_mlp       x, ln_2.*, mlp.c_fc.*, mlp.c_proj.* -> as x
 * gpt_block     x, the twelve -> as x, both parts residual
 * gpt_head      x, ln_f.*, wte -> logits [vocabulary][...]
 * gpt_ending    x, targets, ln_f.*, wte -> the mean cross-entropy, a number;
 *               logits
 * gpt_blocks    x, the parameters of as many blocks as layers -> as x     */
typedef struct GptShape { GptConfig config; int sequences, length; } GptShape;
typedef void GptPart(const GptShape *s, Term *t);
GptPart gpt_embedding, gpt_heads, gpt_attention, gpt_mlp, gpt_block, gpt_head;
GptPart gpt_ending, gpt_blocks;

/* The model.
 * gpt_logits    ids, positions, the parameters -> logits
 * gpt_loss      ids, positions, targets, the parameters -> the mean loss;
 *               logits                                                    */
GptPart gpt_logits, gpt_loss;
MUST_CHECK enum status gpt_shape_fits(const GptShape *s, Sentence *why);

#endif
