#include "../sample_tokens.h"
#include "compose.h"
#include <assert.h>

IDENTITY(ByteText);

typedef struct Workshop {
    Arena arena;
    Tokenizer t;
    _Alignas(max_align_t) unsigned char block[1 << 16];
} Workshop;

static void open_workshop(const MergeList *m, Workshop *w)
{
    Sentence said;
    w->arena = arena_over(w->block, sizeof w->block);
    const enum status s = tokenizer_from_merges(SOME_MERGES, m->at, &w->arena,
                                                &w->t, &said);
    assert(s == OK);
    (void)s;
}

INLINE void encode(const MergeList *restrict m, const ByteText *restrict x,
                   TokenText *restrict y)
{
    Workshop w;
    open_workshop(m, &w);
    y->length = tokenizer_encode(&w.t, x->length, x->at, y->at, &w.arena);
}
PARAMETRIC(encode, MergeList, ByteText, TokenText);

INLINE void decode(const MergeList *restrict m, const TokenText *restrict x,
                   ByteText *restrict y)
{
    Workshop w;
    open_workshop(m, &w);
    const enum status s = tokenizer_decode(&w.t, x->length, x->at, SOME_ROOM,
                                           y->at, &y->length);
    assert(s == OK);
    (void)s;
}
PARAMETRIC(decode, MergeList, TokenText, ByteText);

INLINE void by_passes(const MergeList *restrict m,
                      const ByteText *restrict x, TokenText *restrict y)
{
    for (int i = 0; i < x->length; i++)
        y->at[i] = x->at[i];
    y->length = passes_encode(SOME_MERGES, m->at, x->length, y->at);
}
PARAMETRIC(by_passes, MergeList, ByteText, TokenText);

INLINE void canonical(const MergeList *restrict m,
                      const TokenText *restrict x, TokenText *restrict y)
{
    ByteText text;
    decode(m, x, &text);
    by_passes(m, &text, y);
}
PARAMETRIC(canonical, MergeList, TokenText, TokenText);

INLINE void encode_both(const MergeList *restrict m,
    const TwoByteTexts *restrict x, TwoTokenTexts *restrict y)
{
    encode(m, &x->first, &y->first);
    encode(m, &x->second, &y->second);
}
PARAMETRIC(encode_both, MergeList, TwoByteTexts, TwoTokenTexts);

INLINE void decode_both(const MergeList *restrict m,
    const TwoTokenTexts *restrict x, TwoByteTexts *restrict y)
{
    decode(m, &x->first, &y->first);
    decode(m, &x->second, &y->second);
}
PARAMETRIC(decode_both, MergeList, TwoTokenTexts, TwoByteTexts);

INLINE void join_bytes(const TwoByteTexts *restrict x, ByteText *restrict y)
{
    *y = x->first;
    memcpy(y->at + y->length, x->second.at, (size_t)x->second.length);
    y->length += x->second.length;
}
ARROW(join_bytes, TwoByteTexts, ByteText);

INLINE void join_tokens(const TwoTokenTexts *restrict x,
                        TokenText *restrict y)
{
    *y = x->first;
    memcpy(y->at + y->length, x->second.at,
           (size_t)x->second.length * sizeof *y->at);
    y->length += x->second.length;
}
ARROW(join_tokens, TwoTokenTexts, TokenText);
