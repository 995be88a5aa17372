/* generation.h - tokens from a model, one after the other. */
#ifndef GENERATION_H
#define GENERATION_H

#include "choosing.h"
#include "decoder.h"
#include "languages.h"
#include "manner.h"

typedef struct Generation {
    Decoder decoder;
    Manner manner;
    Drawing drawing;
    int length;                         /* tokens of the window */
    int *window;                        /* [context] */
    float *logits;                      /* [vocabulary] */
    double *odds;                       /* [vocabulary] */
    int *heap;                          /* [vocabulary] */
} Generation;

/* generation_begin - reads the prompt
 *   parameters   [gpt_numbers (c)], which have to stay
 *   prompt   [n], 1 <= n <= context, each below the vocabulary
 *   a        takes generation_bytes (c)
 *   why (out)  the sentence of a refusal
 *   returns  OK; OUT_OF_RANGE if configuration, manner or a token is, EMPTY
 *            without a prompt, TOO_LONG if it or the memory does not fit  */
MUST_CHECK enum status generation_begin(Generation *g, const GptConfig *c,
    const float *parameters, const Manner *manner, int n, const int prompt[],
    uint64_t seed, Arena *a, Sentence *why);
size_t generation_bytes(const GptConfig *c);

/* The next token; it is also appended to what has been read. */
int generation_next(Generation *g);

/* A GPT as a language, of texts of 1 .. context tokens, in a manner. */
typedef struct GptLanguage {
    Decoder *decoder;
    Manner manner;
    int *window;                        /* [context]: what was read */
    float *logits;                      /* [most][vocabulary] */
    int *heap;                          /* [vocabulary] */
    int most;                           /* answers at once */
} GptLanguage;
Language gpt_language(GptLanguage *g);

/* generation_describe - tensors, bytes and operations, in lines of text
 *   returns  characters that the whole text has; as snprintf              */
int generation_describe(const GptConfig *c, size_t size, char to[]);
/* additions and multiplications for a token that sees so many keys */
double generation_operations(const GptConfig *c, int keys);

#endif
