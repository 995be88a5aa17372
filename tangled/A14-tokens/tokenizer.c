/* tokenizer.c - bytes to tokens and back, by merging pairs. */
#include "tokenizer.h"
#include <limits.h>
#include <stdint.h>
#include <string.h>

/* Where the merge of this pair is in the table, or would be. */
static int *slot_of(const Tokenizer *t, int left, int right)
{
    const uint64_t pair = (uint64_t)left << 32 | (uint64_t)right;
    uint64_t i = pair * 0x9e3779b97f4a7c15u >> 40;
    for (;; i++) {
        int *const k = &t->slot[i & (uint64_t)(t->slots - 1)];
        if (*k == NO_MERGE || (t->merge[*k].left == left
                               && t->merge[*k].right == right))
            return k;
    }
}

int tokenizer_merge(const Tokenizer *t, int left, int right)
{
    return *slot_of(t, left, right);
}

static int length_of(const Tokenizer *t, int token)
{
    return t->start[token + 1] - t->start[token];
}

/* May merge k follow the k before it? */
static enum status check_merge(const Tokenizer *t, int k, Sentence *said)
{
    const int l = t->merge[k].left, r = t->merge[k].right;
    const int tokens = BYTE_TOKENS + k;
    if (l < 0 || l >= tokens || r < 0 || r >= tokens)
        return refuse_with(said, OUT_OF_RANGE, "merge %d joins %d and %d: "
                           "expected tokens from 0 to %d", k, l, r,
                           tokens - 1);
    const int twin = *slot_of(t, l, r);
    if (twin != NO_MERGE)
        return refuse_with(said, BAD_FORMAT, "merge %d joins %d and %d, as "
                           "merge %d does: expected each pair once", k, l, r,
                           twin);
    const int length = length_of(t, l) + length_of(t, r);
    if (length > TOKEN_BYTES)
        return refuse_with(said, TOO_LONG, "merge %d makes a token of %d "
                           "bytes: expected at most %d", k, length,
                           TOKEN_BYTES);
    return OK;
}

static void write_byte_tokens(Tokenizer *t, int *start)
{
    memset(t->joined, 0, BYTE_TOKENS * sizeof *t->joined);
    for (int i = 0; i < t->slots; i++)
        t->slot[i] = NO_MERGE;
    for (int b = 0; b <= BYTE_TOKENS; b++)
        start[b] = b;
}

static enum status no_room(int n, Sentence *said)
{
    return refuse_with(said, TOO_LONG, "a tokenizer of %d merges: expected "
                       "room for it, but the arena is exhausted", n);
}

static enum status tokenizer_room(int n, const Merge merge[], Arena *a,
                                  Tokenizer *y, int **start)
{
    y->merges = n, y->count = BYTE_TOKENS + n;
    for (y->slots = 2; y->slots <= 2 * n; )
        y->slots *= 2;
    *start = arena_take(a, (size_t)y->count + 1, sizeof **start);
    y->start = *start;
    Merge *const copy = arena_take(a, (size_t)n, sizeof *copy);
    y->merge = copy;
    y->slot = arena_take(a, (size_t)y->slots, sizeof *y->slot);
    y->joined = arena_take(a, BYTE_TOKENS, sizeof *y->joined);
    if (a->exhausted)
        return TOO_LONG;
    if (n > 0)
        memcpy(copy, merge, (size_t)n * sizeof *copy);
    return OK;
}

/* The bytes of all tokens, and which bytes are side by side in one. */
static void write_texts(const Tokenizer *t, unsigned char *text)
{
    for (int b = 0; b < BYTE_TOKENS; b++)
        text[b] = (unsigned char)b;
    for (int k = 0; k < t->merges; k++) {
        const int l = t->merge[k].left, r = t->merge[k].right;
        unsigned char *const at = text + t->start[BYTE_TOKENS + k];
        const int middle = length_of(t, l);
        memcpy(at, text + t->start[l], (size_t)middle);
        memcpy(at + middle, text + t->start[r], (size_t)length_of(t, r));
        t->joined[at[middle - 1]][at[middle] / 8]
            |= (unsigned char)(1 << at[middle] % 8);
    }
}

static enum status add_merge(Tokenizer *t, int k, int *start, Sentence *said)
{
    const Merge m = t->merge[k];
    const enum status s = check_merge(t, k, said);
    if (s == OK) {
        *slot_of(t, m.left, m.right) = k;
        start[BYTE_TOKENS + k + 1] = start[BYTE_TOKENS + k]
            + length_of(t, m.left) + length_of(t, m.right);
    }
    return s;
}

enum status tokenizer_from_merges(int n, const Merge merge[], Arena *a,
                                  Tokenizer *y, Sentence *said)
{
    int *start;
    if (n < 0 || n > MERGES_MOST)
        return refuse_with(said, OUT_OF_RANGE, "%d merges: expected from 0 to "
                           "%d", n, (int)MERGES_MOST);
    if (tokenizer_room(n, merge, a, y, &start) != OK)
        return no_room(n, said);
    write_byte_tokens(y, start);
    for (int k = 0; k < n; k++) {
        const enum status s = add_merge(y, k, start, said);
        if (s != OK)
            return s;
    }
    unsigned char *text = arena_take(a, (size_t)start[y->count], 1);
    if (text == NULL)
        return no_room(n, said);
    y->text = text;
    write_texts(y, text);
    return OK;
}

enum status tokenizer_decode(const Tokenizer *t, int n, const int token[],
                             int room, unsigned char text[], int *length)
{
    long long all = 0;
    for (int i = 0; i < n; i++) {
        if (token[i] < 0 || token[i] >= t->count)
            return OUT_OF_RANGE;
        const int bytes = length_of(t, token[i]);
        if (bytes <= room - all)
            memcpy(text + all, t->text + t->start[token[i]], (size_t)bytes);
        all += bytes;
    }
    *length = all > INT_MAX ? INT_MAX : (int)all;
    return all > room ? TOO_LONG : OK;
}
