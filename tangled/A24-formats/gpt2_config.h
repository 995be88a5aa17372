/* gpt2_config.h - what GPT-2's arrays do not say: config.json. */
#ifndef GPT2_CONFIG_H
#define GPT2_CONFIG_H

#include "arena.h"
#include "gpt.h"

enum { GPT2_CONFIG_TEXT = 1024, GPT2_CONFIG_MOST = 1 << 20 };

/* gpt2_config_decode - the sizes, if all else is as this book computes it
 *   a        takes n + 1 bytes
 *   returns  OK; BAD_FORMAT, OUT_OF_RANGE: why names the key, what was
 *            expected and what came; TOO_LONG if the arena is exhausted
 * gpt2_config_encode - the text of such a file                            */
MUST_CHECK enum status gpt2_config_decode(size_t n, const unsigned char at[],
    Arena *a, GptConfig *c, Sentence *why);
void gpt2_config_encode(const GptConfig *c, char text[GPT2_CONFIG_TEXT]);

#endif
