/* lesson.h - a text as tokens: to train on, and to judge by. */
#ifndef LESSON_H
#define LESSON_H

#include "corpus.h"
#include "saved_run.h"

typedef struct Lesson {
    Tokenizer tokenizer;
    Tokens seen, others;                /* nine tenths, and the last tenth */
    int *token;                         /* of both */
    void *block;                        /* of the tokenizer */
} Lesson;

/* lesson_learn - merges from the text that is seen, as many as r's
 * vocabulary asks for; if there are fewer, the vocabulary becomes smaller.
 *   a        takes the merges
 * lesson_begin - the tokens, by r's merges; TOO_LONG if there is no memory,
 *   EMPTY if what is seen is not longer than the context                  */
MUST_CHECK enum status lesson_learn(const Corpus *c, Arena *a, Run *r,
                                    Sentence *why);
MUST_CHECK enum status lesson_begin(const Corpus *c, const Run *r, Lesson *y,
                                    Sentence *why);
void lesson_free(Lesson *y);

/* tokenizer_block - the tokenizer with these merges, in a block to be freed
 *   returns  OK; what tokenizer_from_merges does; then nothing to free    */
MUST_CHECK enum status tokenizer_block(int merges, const Merge merge[],
    Tokenizer *y, void **block, Sentence *why);
/* encode_text - the tokens of n bytes; -1 if there is no memory */
int encode_text(const Tokenizer *t, size_t n, const unsigned char text[],
                int token[]);

#endif
