/* hands.c - workers that share no memory, and one tree for all they send. */
#include "hands.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>

static int half(int n) { return (n + 1) / 2; }

Part hands_part(int shards, int rank, int count)
{
    Part p = { 0, shards };
    assert(1 <= count && count <= shards && 0 <= rank && rank < count);
    while (count > 1) {
        const int first = half(count);
        if (rank < first) {
            p.count = half(p.count);
            count = first;
        } else {
            p.first += half(p.count);
            p.count -= half(p.count);
            rank -= first;
            count -= first;
        }
    }
    return p;
}

/* The ranks that are below a node: first, ..., first + count - 1. */
typedef struct Node { int first, count; } Node;

static int middle(Node n) { return n.first + half(n.count); }

/* The half in which the rank is. */
static Node towards(Node n, int rank)
{
    return rank < middle(n)
        ? (Node){ n.first, half(n.count) }
        : (Node){ middle(n), n.count - half(n.count) };
}

int hands_parent(int rank, int count)
{
    Node n = { 0, count };
    while (n.count > 1 && middle(n) != rank)
        n = towards(n, rank);
    return n.count > 1 ? n.first : -1;
}

static void fail(Gathered *g, enum status s, int rank)
{
    if (g->status != OK)
        return;
    g->status = s;
    snprintf(g->why.text, sizeof g->why.text, "rank %d is gone", rank);
}

static void send_sum(const Hands *h, int to, size_t n, real sum[],
                     Gathered *g)
{
    enum status s = h->send(h, to, g, sizeof *g);
    if (s == OK && g->status == OK && n > 0)
        s = h->send(h, to, sum, n * sizeof *sum);
    if (s != OK)
        fail(g, s, to);
}

/* What a branch has brought, into *from, and its numbers into x. */
static void receive_sum(const Hands *h, int rank, size_t n, real x[],
                        Gathered *from)
{
    enum status s = h->receive(h, rank, from, sizeof *from);
    if (s != OK)
        *from = (Gathered){ .loss = 0 };
    else if (from->status == OK && n > 0)
        s = h->receive(h, rank, x, n * sizeof *x);
    if (s != OK)
        fail(from, s, rank);
}

/* The right branch is added to the left one, which is here. */
static void add_branch(const Hands *h, int rank, size_t n, real sum[],
                       Gathered *g)
{
    Gathered from;
    receive_sum(h, rank, n, h->room, &from);
    if (g->status == OK && from.status != OK)
        *g = from;
    g->loss += from.loss;
    for (size_t i = 0; i < n && g->status == OK; i++)
        sum[i] = sum[i] + h->room[i];
}

static void up(const Hands *h, Node at, size_t n, real sum[], Gathered *g)
{
    if (at.count == 1)
        return;
    up(h, towards(at, h->rank), n, sum, g);
    if (h->rank == middle(at))
        send_sum(h, at.first, n, sum, g);
    else if (h->rank == at.first)
        add_branch(h, middle(at), n, sum, g);
}

static void down(const Hands *h, Node at, size_t n, real sum[], Gathered *g)
{
    if (at.count == 1)
        return;
    if (h->rank == at.first)
        send_sum(h, middle(at), n, sum, g);
    else if (h->rank == middle(at))
        receive_sum(h, at.first, n, sum, g);
    down(h, towards(at, h->rank), n, sum, g);
}

static void gather_in_tree(const Hands *h, size_t n, real sum[], Gathered *g)
{
    const Node all = { 0, h->count };
    assert(n <= h->numbers);
    up(h, all, n, sum, g);
    down(h, all, n, sum, g);
}

void hands_gather(void *hands, size_t n, real sum[], Gathered *g)
{
    gather_in_tree(hands, n, sum, g);
}

enum status hands_tell(const Hands *h, void *at, size_t bytes)
{
    enum status s = OK;
    for (Node n = { 0, h->count }; n.count > 1; n = towards(n, h->rank)) {
        const enum status t =
            h->rank == n.first ? h->send(h, middle(n), at, bytes)
            : h->rank == middle(n) ? h->receive(h, n.first, at, bytes) : OK;
        s = s != OK ? s : t;
    }
    return s;
}

/* The first of n facts in which a rank differs from rank 0. */
static void compare(const Hands *h, int n, const Fact mine[],
                    const Fact first[], Gathered *g)
{
    for (int i = 0; i < n && g->status == OK; i++)
        if (strcmp(mine[i].name, first[i].name) != 0
            || strcmp(mine[i].value, first[i].value) != 0) {
            g->status = BAD_FORMAT;
            snprintf(g->why.text, sizeof g->why.text, "rank %d: expected "
                "%.23s %.39s, as rank 0 has, got %.23s %.39s", h->rank,
                first[i].name, first[i].value, mine[i].name, mine[i].value);
        }
}

enum { FACTS_MOST = 32 };

enum status hands_agree(const Hands *h, int n, const Fact fact[],
                        Complaint *why)
{
    Fact first[FACTS_MOST];
    Gathered g = { .loss = 0 };
    assert(n <= FACTS_MOST);
    if (why->text[0] != '\0')
        g = (Gathered){ .status = BAD_FORMAT, .why = *why };
    memcpy(first, fact, (size_t)n * sizeof *first);
    if (hands_tell(h, first, (size_t)n * sizeof *first) != OK)
        fail(&g, NO_FILE, 0);
    compare(h, n, fact, first, &g);
    gather_in_tree(h, 0, NULL, &g);
    *why = g.why;
    return g.status;
}
