/* train.c - merges learned from a text. */
#include "places.h"
#include <assert.h>
#include <string.h>

static bool is_blank(int byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

bool end_of_word(int before, int after)
{
    return !is_blank(before) && is_blank(after);
}

enum { BYTE_PAIRS = BYTE_TOKENS * BYTE_TOKENS };
typedef struct Training {
    Arena *work;
    int vocabulary, newest;             /* the token that was made last */
    Place *place;
    PairPlaces *pair;
    int pairs, room;
    int *met;                           /* pairs that were met since then */
    int *bytes;                         /* [vocabulary] in each token */
    int *heap, heaped, heap_room;       /* of pairs, the first on top */
} Training;

/* A pair that is met now has the newest token; at first, it is any bytes. */
static int *met(const Training *t, int left, int right)
{
    if (t->newest < BYTE_TOKENS)
        return &t->met[left * BYTE_TOKENS + right];
    return &t->met[left == t->newest ? right : t->vocabulary + left];
}

static void meet(Training *t, int at)
{
    const int right = at == NOWHERE ? NOWHERE : t->place[at].right;
    if (right == NOWHERE || t->work->exhausted)
        return;
    const int l = t->place[at].token, r = t->place[right].token;
    int *const p = met(t, l, r);
    if (*p == NOWHERE) {
        PairPlaces *const more = arena_grow(t->work, t->pair, t->pairs,
                                            &t->room, sizeof *more);
        if (more == NULL)
            return;
        t->pair = more;
        t->pair[t->pairs] = pair_of(l, r);
        *p = t->pairs++;
    }
    places_meet(t->place, t->pair, at, *p);
}

static bool comes_first(const Training *t, int p, int q)
{
    const PairPlaces *const a = &t->pair[p], *const b = &t->pair[q];
    if (a->most != b->most)
        return a->most > b->most;
    if (a->of.left != b->of.left)
        return a->of.left < b->of.left;
    return a->of.right < b->of.right;
}

static void swap(int *a, int *b)
{
    const int c = *a;
    *a = *b, *b = c;
}

static void sink(Training *t, int i)
{
    for (;;) {
        int top = i;
        for (int child = 2 * i + 1; child <= 2 * i + 2; child++)
            if (child < t->heaped
                && comes_first(t, t->heap[child], t->heap[top]))
                top = child;
        if (top == i)
            return;
        swap(&t->heap[i], &t->heap[top]);
        i = top;
    }
}

static void push(Training *t, int p)
{
    int *more = arena_grow(t->work, t->heap, t->heaped, &t->heap_room,
                           sizeof *more);
    if (more == NULL)
        return;
    t->heap = more;
    t->heap[t->heaped] = p;
    for (int i = t->heaped++; i > 0; i = (i - 1) / 2)
        if (comes_first(t, t->heap[i], t->heap[(i - 1) / 2]))
            swap(&t->heap[i], &t->heap[(i - 1) / 2]);
}

/* The pairs from here on have been met in this step, and all their places
 * are known. */
static void push_new(Training *t, int from)
{
    for (int p = from; p < t->pairs; p++) {
        PairPlaces *const q = &t->pair[p];
        *met(t, q->of.left, q->of.right) = NOWHERE;
        q->most = q->count;
        if (q->count >= 2
            && t->bytes[q->of.left] + t->bytes[q->of.right] <= TOKEN_BYTES)
            push(t, p);
    }
}

/* The pair to be merged, taken from the heap; NOWHERE if none is left. */
static int take_first(Training *t)
{
    while (t->heaped > 0) {
        const int p = t->heap[0];
        PairPlaces *const q = &t->pair[p];
        const bool sure = q->most == q->count;
        q->most = q->count;
        if (sure || q->count < 2)
            t->heap[0] = t->heap[--t->heaped];
        sink(t, 0);
        if (sure && q->count >= 2)
            return p;
    }
    return NOWHERE;
}

static void begin(Training *t, int n, const unsigned char text[],
                  ApartRule *apart)
{
    places_begin(n, text, t->place);
    for (int i = 0; i + 1 < n; i++)
        if (apart != NULL && apart(text[i], text[i + 1]))
            t->place[i].right = t->place[i + 1].left = NOWHERE;
    for (int i = 0; i < BYTE_PAIRS || i < 2 * t->vocabulary; i++)
        t->met[i] = NOWHERE;
    for (int b = 0; b < BYTE_TOKENS; b++)
        t->bytes[b] = 1;
    for (int i = 0; i < n; i++)
        meet(t, i);
    push_new(t, 0);
}

static void merge_one(Training *t, int p, int token)
{
    const Merge of = t->pair[p].of;
    const int from = t->pairs;
    t->newest = token;
    t->bytes[token] = t->bytes[of.left] + t->bytes[of.right];
    while (t->pair[p].first != NOWHERE) {
        const int at = t->pair[p].first;
        places_merge(t->place, t->pair, at, token);
        meet(t, t->place[at].left);
        meet(t, at);
    }
    push_new(t, from);
}

static int learn(Training *t, int n, const unsigned char text[],
                 ApartRule *apart, Merge merge[])
{
    begin(t, n, text, apart);
    for (int k = 0; k < t->vocabulary - BYTE_TOKENS; k++) {
        const int p = t->work->exhausted ? NOWHERE : take_first(t);
        if (p == NOWHERE)
            return k;
        merge[k] = t->pair[p].of;
        merge_one(t, p, BYTE_TOKENS + k);
    }
    return t->vocabulary - BYTE_TOKENS;
}

int tokenizer_train(int length, const unsigned char text[], ApartRule *apart,
                    int vocabulary, Merge merge[], Arena *work)
{
    const size_t used = work->used;
    assert(length >= 0 && vocabulary >= BYTE_TOKENS
           && vocabulary - BYTE_TOKENS <= MERGES_MOST);
    const int few = 2 * vocabulary < BYTE_PAIRS;
    Training t = { .work = work, .vocabulary = vocabulary,
        .place = arena_take(work, (size_t)length, sizeof *t.place),
        .met = arena_take(work, few ? BYTE_PAIRS : 2 * (size_t)vocabulary,
                          sizeof *t.met),
        .bytes = arena_take(work, (size_t)vocabulary, sizeof *t.bytes) };
    if (work->exhausted)
        return -1;
    const int n = learn(&t, length, text, apart, merge);
    if (work->exhausted)
        return -1;
    work->used = used;
    return n;
}
