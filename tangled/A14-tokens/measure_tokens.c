/* measure_tokens.c - beginnings of the rhyme, and a stream of tokens. */
#include "rhyme.h"
#include "tokenizer.h"
#include <stdio.h>
#include <string.h>

enum { ROOM = 1 << 20, LENGTH = sizeof rhyme - 1, TOKENS_HERE = 300 };
static _Alignas(max_align_t) unsigned char block[ROOM];
static const unsigned char *const text = (const unsigned char *)rhyme;
static int whole[LENGTH], token[LENGTH];
static Merge merge[TOKENS_HERE];

/* 1 if the tokens of the first n bytes begin those of the rhyme. */
static int begins(const Tokenizer *t, int n, Arena *a)
{
    const int made = tokenizer_encode(t, n, text, token, a);
    return memcmp(token, whole, (size_t)made * sizeof *token) == 0;
}

/* The bytes of the tokens, one token at a time; are they the rhyme? */
static int streamed(const Tokenizer *t, int n)
{
    unsigned char piece[TOKEN_BYTES];
    int bytes = 0, length;
    for (int i = 0; i < n; i++) {
        if (tokenizer_decode(t, 1, &whole[i], TOKEN_BYTES, piece, &length)
            || memcmp(text + bytes, piece, (size_t)length) != 0)
            return -1;
        bytes += length;
    }
    return bytes;
}

static void report(const Tokenizer *t, int n, Arena *a)
{
    int wrong = 0, at_cuts = 0, farthest = 0;
    for (int i = 1; i <= LENGTH; i++) {
        const int cut = tokenizer_last_cut(t, i, text);
        wrong += !begins(t, i, a);
        at_cuts += !begins(t, cut, a);
        farthest = i - cut > farthest ? i - cut : farthest;
    }
    printf("sample-tokens = %d\nsample-bytes = %d\nbeginnings = %d\n"
           "changed = %d\nchanged-at-cuts = %d\nfarthest = %d\n"
           "window = 64\n", n, streamed(t, n), LENGTH, wrong, at_cuts,
           farthest);
}

int main(void)
{
    Arena a = arena_over(block, ROOM);
    Tokenizer t;
    Sentence said;
    const int n = tokenizer_train(LENGTH, text, end_of_word, TOKENS_HERE,
                                  merge, &a);
    if (n < 0 || tokenizer_from_merges(n, merge, &a, &t, &said) != OK)
        return 1;
    report(&t, tokenizer_encode(&t, LENGTH, text, whole, &a), &a);
    return 0;
}
