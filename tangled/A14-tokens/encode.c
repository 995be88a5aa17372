/* encode.c - the tokens of a text, and where it may be cut. */
#include "places.h"

/* The pair here, if it is one that is merged, is on its list. */
static void meet_if_merged(const Tokenizer *t, Place place[],
                           PairPlaces pair[], int at)
{
    const int right = at == NOWHERE ? NOWHERE : place[at].right;
    if (right == NOWHERE)
        return;
    const int k = tokenizer_merge(t, place[at].token, place[right].token);
    if (k != NO_MERGE)
        places_meet(place, pair, at, k);
}

/* All merges in their order, each from left to right. */
static void merge_all(const Tokenizer *t, int n, Place place[],
                      PairPlaces pair[])
{
    for (int k = 0; k < t->merges; k++)
        pair[k] = pair_of(t->merge[k].left, t->merge[k].right);
    for (int i = 0; i < n; i++)
        meet_if_merged(t, place, pair, i);
    for (int k = 0; k < t->merges; k++)
        while (pair[k].first != NOWHERE) {
            const int at = pair[k].first;
            places_merge(place, pair, at, BYTE_TOKENS + k);
            meet_if_merged(t, place, pair, place[at].left);
            meet_if_merged(t, place, pair, at);
        }
}

static int encode_block(const Tokenizer *t, int n, const unsigned char text[],
                        int token[], Arena *work)
{
    const size_t used = work->used;
    Place *place = arena_take(work, (size_t)n, sizeof *place);
    PairPlaces *pair = arena_take(work, (size_t)t->merges, sizeof *pair);
    int count = 0;
    if (work->exhausted)
        return -1;
    places_begin(n, text, place);
    merge_all(t, n, place, pair);
    for (int at = 0; at != NOWHERE; at = place[at].right)
        token[count++] = place[at].token;
    work->used = used;
    return count;
}

bool tokenizer_cuts(const Tokenizer *t, int before, int after)
{
    return !(t->joined[before][after / 8] >> after % 8 & 1);
}

int tokenizer_last_cut(const Tokenizer *t, int length,
                       const unsigned char text[])
{
    for (int i = length - 1; i > 0; i--)
        if (tokenizer_cuts(t, text[i - 1], text[i]))
            return i;
    return 0;
}

/* The bytes of the first block: it ends where the text may be cut. */
static int block_length(const Tokenizer *t, int length,
                        const unsigned char text[])
{
    if (length <= ENCODED_AT_ONCE)
        return length;
    int i = tokenizer_last_cut(t, ENCODED_AT_ONCE + 1, text);
    if (i == 0)
        for (i = ENCODED_AT_ONCE + 1; i < length; i++)
            if (tokenizer_cuts(t, text[i - 1], text[i]))
                break;
    return i;
}

int tokenizer_encode(const Tokenizer *t, int length,
                     const unsigned char text[], int token[], Arena *work)
{
    int count = 0;
    while (length > 0) {
        const int n = block_length(t, length, text);
        const int made = encode_block(t, n, text, token + count, work);
        if (made < 0)
            return -1;
        count += made, text += n, length -= n;
    }
    return count;
}
