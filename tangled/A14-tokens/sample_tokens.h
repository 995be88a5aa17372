/* sample_tokens.h - texts, lists of tokens and merges, for diagrams. */
#ifndef SAMPLE_TOKENS_H
#define SAMPLE_TOKENS_H

#include "passes.h"
#include "sample_objects.h"
#include <string.h>

enum { SOME_MERGES = 5, SOME_ROOM = 1024 };
typedef struct MergeList { Merge at[SOME_MERGES]; } MergeList;
typedef struct ByteText {
    int length;
    unsigned char at[SOME_ROOM];
} ByteText;
typedef struct TokenText {
    int length;
    int at[SOME_ROOM];
} TokenText;
PRODUCT(TwoByteTexts, ByteText, first, ByteText, second);
PRODUCT(TwoTokenTexts, TokenText, first, TokenText, second);

/* a, b and c, and then the tokens from 256 on */
INLINE int small_token(int i)
{
    return i < 3 ? 'a' + i : BYTE_TOKENS + i - 3;
}

INLINE int has_merge(int n, const Merge merge[], Merge m)
{
    for (int k = 0; k < n; k++)
        if (merge[k].left == m.left && merge[k].right == m.right)
            return 1;
    return 0;
}

INLINE void draw_merges(Source *s, int n, Merge merge[])
{
    for (int k = 0; k < n; k++) {
        const int tokens = 3 + k, pairs = tokens * tokens;
        int i = draw_below(s, pairs);
        do {
            merge[k] = (Merge){ small_token(i / tokens),
                                small_token(i % tokens) };
            i = (i + 1) % pairs;
        } while (has_merge(k, merge, merge[k]));
    }
}

INLINE void MergeList_sample(Source *s, MergeList *x)
{
    draw_merges(s, SOME_MERGES, x->at);
}

INLINE void token_print(FILE *out, int token)
{
    if (token > ' ' && token < 127)
        fprintf(out, "%c", token);
    else
        fprintf(out, "%d", token);
}

INLINE void MergeList_print(FILE *out, const MergeList *x)
{
    for (int k = 0; k < SOME_MERGES; k++) {
        fprintf(out, k > 0 ? ", %d = " : "%d = ", BYTE_TOKENS + k);
        token_print(out, x->at[k].left);
        fputc(' ', out);
        token_print(out, x->at[k].right);
    }
}

INLINE void ByteText_sample(Source *s, ByteText *x)
{
    x->length = draw_below(s, 9);
    for (int i = 0; i < x->length; i++)
        x->at[i] = (unsigned char)('a' + draw_below(s, 4));
}

INLINE double ByteText_gap(const ByteText *a, const ByteText *b)
{
    return a->length != b->length
        || memcmp(a->at, b->at, (size_t)a->length) != 0;
}

INLINE void ByteText_print(FILE *out, const ByteText *x)
{
    fprintf(out, "\"%.*s\"", x->length, (const char *)x->at);
}

SAMPLED(ByteText);
SAMPLED_PRODUCT(TwoByteTexts, ByteText, first, ByteText, second);

INLINE void TokenText_sample(Source *s, TokenText *x)
{
    x->length = draw_below(s, 7);
    for (int i = 0; i < x->length; i++)
        x->at[i] = small_token(draw_below(s, 3 + SOME_MERGES));
}

INLINE double TokenText_gap(const TokenText *a, const TokenText *b)
{
    return a->length != b->length || memcmp(a->at, b->at,
        (size_t)a->length * sizeof *a->at) != 0;
}

INLINE void TokenText_print(FILE *out, const TokenText *x)
{
    fputc('[', out);
    for (int i = 0; i < x->length; i++) {
        fputs(i > 0 ? " " : "", out);
        token_print(out, x->at[i]);
    }
    fputc(']', out);
}

SAMPLED(TokenText);
SAMPLED_PRODUCT(TwoTokenTexts, TokenText, first, TokenText, second);

#endif
