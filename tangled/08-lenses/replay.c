/* replay.c - the put of a chain, as its brackets say. */
#include "replay.h"
#include <assert.h>
#include <stdio.h>

size_t memory_bytes(int kept)
{
    return sizeof (Memory) + (size_t)kept * sizeof (Activation);
}

typedef struct Run {
    const Chain *c;
    Layer *dp;
    Memory *m;
    int live;                           /* values that are kept now */
    BracketCost seen;
} Run;

/* m->kept[to] = the k layers from the first on, of m->kept[from] */
static void advance(Run *r, int first, int k, int from, int to)
{
    const Activation *x = &r->m->kept[from];
    for (int i = 0; i < k; i++) {
        Activation *y = (k - i) % 2 == 1 ? &r->m->kept[to] : &r->m->passing;
        r->c->get(r->c, first + i, x, y);
        r->seen.evaluations++;
        x = y;
    }
}

static void put_layer(Run *r, int k, int at)
{
    Memory *m = r->m;
    r->c->put(r->c, k, &m->kept[at], &m->d, &r->dp[k], &m->next, &m->tape);
    m->d = m->next;
}

/* The put of a tree over n layers, whose argument is the top of the stack. */
static void put_tree(Run *r, int first, int n, const int split[])
{
    const int at = r->live - 1;
    if (n == 1) {
        put_layer(r, first, at);
        return;
    }
    const int k = split[0];
    r->live++;
    if (r->live > r->seen.kept)
        r->seen.kept = r->live;
    advance(r, first, k, at, at + 1);
    put_tree(r, first + k, n - k, split + k);
    r->live--;
    put_tree(r, first, k, split + 1);
}

BracketCost chain_put(const Chain *c, const Bracketing *b, Layer dp[],
                      Memory *m)
{
    Run r = { c, dp, m, 1, { 0, 1 } };
    assert(c->layers == b->layers);
    put_tree(&r, 0, b->layers, b->split);
    return r.seen;
}

static int least_kept(int layers)
{
    return layers > 1 ? 2 : 1;
}

enum status bracketing_within(const Unit *restrict p,
    const Budget *restrict x, Bracketing *restrict y)
{
    (void)p;
    if (x->layers < 1)
        return EMPTY;
    if (x->layers > CHAIN_MAX)
        return TOO_LONG;
    if (x->bytes < (long)memory_bytes(least_kept(x->layers)))
        return OUT_OF_RANGE;
    const long room = (x->bytes - (long)sizeof (Memory))
                    / (long)sizeof (Activation);
    bracket_optimally(x->layers, room < x->layers ? (int)room : x->layers, y);
    return OK;
}

void budget_refusal(const Budget *restrict x, Sentence *restrict y)
{
    Bracketing b;
    const enum status s = bracketing_within(NULL, x, &b);
    y->text[0] = '\0';
    if (s == EMPTY || s == TOO_LONG)
        snprintf(y->text, sizeof y->text,
            "chain of %d layers: expected from 1 to %d", x->layers, CHAIN_MAX);
    else if (s == OUT_OF_RANGE)
        snprintf(y->text, sizeof y->text, "memory of %ld bytes: "
            "expected at least %zu, for a layer and %d value%s",
            x->bytes, memory_bytes(least_kept(x->layers)),
            least_kept(x->layers), x->layers > 1 ? "s" : "");
}
