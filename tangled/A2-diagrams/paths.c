#include "paths.h"
#include <stdlib.h>
#include <string.h>

/* A walk through the diagram: a depth-first search holds one. */
typedef struct Walk {
    const Diagram *diagram;
    Report *report;
    Paths *paths;
    int start, turns;
    Path path;
    int visits[MOST_NODES][MOST_LOOPS + 1];
} Walk;

static Pair *find_pair(Paths *p, int from, int to, int turns)
{
    for (int i = 0; i < p->count; i++) {
        Pair *q = p->pair[i];
        if (q->from == from && q->to == to && q->turns == turns)
            return q;
    }
    if (p->count == MOST_PAIRS)
        return NULL;
    Pair *q = calloc(1, sizeof *q);
    if (q != NULL) {
        *q = (Pair){ .from = from, .to = to, .turns = turns };
        p->pair[p->count++] = q;
    }
    return q;
}

/* Note the path walked so far. */
static int keep_path(Walk *w, int node)
{
    const Diagram *d = w->diagram;
    Pair *q = find_pair(w->paths, w->start, node, w->turns);
    if (q == NULL || q->count == MOST_PATHS) {
        complain(w->report, "more than %d paths from %s to %s", MOST_PATHS,
                 node_name(d, w->start), node_name(d, node));
        return -1;
    }
    q->path[q->count++] = w->path;
    return 0;
}

static int walk_from(Walk *w, int node);

static int walk_along(Walk *w, int number)
{
    const Edge *e = &w->diagram->edge[number];
    if (w->turns + e->turns > w->diagram->loops)
        return 0;
    if (w->path.length == MOST_STEPS) {
        complain(w->report, "a path from %s is longer than %d arrows",
                 node_name(w->diagram, w->start), MOST_STEPS);
        return -1;
    }
    w->path.edge[w->path.length++] = number;
    w->turns += e->turns;
    int failed = walk_from(w, e->to);
    w->turns -= e->turns;
    w->path.length--;
    return failed;
}

static int walk_from(Walk *w, int node)
{
    int *visits = &w->visits[node][w->turns], failed = 0;
    if (*visits > w->diagram->loops)
        return 0;
    ++*visits;
    failed = keep_path(w, node);
    for (int i = 0; i < w->diagram->edge_count && !failed; i++)
        if (w->diagram->edge[i].from == node)
            failed = walk_along(w, i);
    --*visits;
    return failed;
}

/* Where a path is after each of its steps: node and turns made. */
typedef struct Stop {
    int node, turns;
} Stop;

static int stops_of(const Diagram *d, const Path *p, Stop *stop)
{
    int turns = 0;
    for (int i = 0; i + 1 < p->length; i++) {
        const Edge *e = &d->edge[p->edge[i]];
        turns += e->turns;
        stop[i] = (Stop){ e->to, turns };
    }
    return p->length > 0 ? p->length - 1 : 0;
}

/* Is it known that the paths from one end to the other are equal? */
static int is_known(const Diagram *d, int from, int to)
{
    const Pair p = { .from = from, .to = to };
    return !pair_fails(d, &p);
}

/* Do both begin with the same n edges? */
static int begin_alike(const Path *p, const Path *q, int n)
{
    return memcmp(p->edge, q->edge, (size_t)n * sizeof p->edge[0]) == 0;
}

/* Do both end with the same edges, after i of the one and j of the other? */
static int end_alike(const Path *p, int i, const Path *q, int j)
{
    const int n = p->length - i;
    return n == q->length - j
           && memcmp(p->edge + i, q->edge + j,
                     (size_t)n * sizeof p->edge[0]) == 0;
}

/* Are p and q, from and to the ends of e, equal because of a common stop? */
static int share_a_stop(const Diagram *d, Ends e, const Path *p,
                        const Path *q)
{
    Stop a[MOST_STEPS], b[MOST_STEPS];
    int n = stops_of(d, p, a), m = stops_of(d, q, b);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            if (a[i].node == b[j].node && a[i].turns == b[j].turns
                && (is_known(d, e.from, a[i].node)
                    || (i == j && begin_alike(p, q, i + 1)))
                && (is_known(d, a[i].node, e.to)
                    || end_alike(p, i + 1, q, j + 1)))
                return 1;
    return 0;
}

static void join_groups(Pair *p, int a, int b)
{
    int from = p->path[a].group, to = p->path[b].group;
    for (int i = 0; i < p->count; i++)
        if (p->path[i].group == from)
            p->path[i].group = to;
}

/* Keep one path of each group, the first. */
static void keep_firsts(Pair *p)
{
    int kept = 0;
    for (int i = 0; i < p->count; i++) {
        int first = 1;
        for (int j = 0; j < kept; j++)
            first &= p->path[j].group != p->path[i].group;
        if (first)
            p->path[kept++] = p->path[i];
    }
    p->count = kept;
}

/* A cycle that makes no turn leads back to where a path began. */
static int has_standing_cycle(const Paths *p)
{
    for (int i = 0; i < p->count; i++) {
        const Pair *q = p->pair[i];
        if (q->from == q->to && q->turns == 0 && q->count > 1)
            return 1;
    }
    return 0;
}

static void group_paths(const Diagram *d, Pair *p, int exact)
{
    for (int i = 0; i < p->count; i++)
        p->path[i].group = i;
    for (int i = 0; i < p->count && exact; i++)
        for (int j = 0; j < i; j++)
            if (share_a_stop(d, (Ends){ p->from, p->to }, &p->path[i],
                             &p->path[j]))
                join_groups(p, i, j);
    keep_firsts(p);
}

static void keep_pairs(const Diagram *d, Paths *p)
{
    int kept = 0, exact = d->tolerance == 0 && !has_standing_cycle(p);
    for (int i = 0; i < p->count; i++) {
        group_paths(d, p->pair[i], exact);
        if (p->pair[i]->count > 1)
            p->pair[kept++] = p->pair[i];
        else
            free(p->pair[i]);
    }
    p->count = kept;
}

static int walk_all(Paths *p, const Diagram *d, Report *r)
{
    for (int start = 0; start < d->node_count; start++) {
        Walk w = { .diagram = d, .report = r, .paths = p, .start = start };
        if (walk_from(&w, start) != 0)
            return -1;
    }
    return 0;
}

/* Does a path lead from node to goal, and through which nodes? */
static int find_way(const Diagram *d, int node, int goal, int *next, int *seen)
{
    seen[node] = 1;
    for (int i = 0; i < d->edge_count; i++) {
        const Edge *e = &d->edge[i];
        if (e->from != node)
            continue;
        next[node] = e->to;
        if (e->to == goal
            || (!seen[e->to] && find_way(d, e->to, goal, next, seen)))
            return 1;
    }
    return 0;
}

static int check_cycles(const Diagram *d, Report *r)
{
    for (int start = 0; start < d->node_count; start++) {
        int next[MOST_NODES], seen[MOST_NODES] = { 0 };
        if (!find_way(d, start, start, next, seen))
            continue;
        if (d->loops > 0)
            return 0;
        char way[512] = "";
        for (int i = start, first = 1; first || i != start; i = next[i]) {
            first = 0;
            strncat(way, node_name(d, i), sizeof way - strlen(way) - 1);
            strncat(way, " -> ", sizeof way - strlen(way) - 1);
        }
        complain(r, "the arrows %s%s go round in a circle: say loops=N, if "
                 "that is meant", way, node_name(d, start));
        return -1;
    }
    if (d->loops == 0)
        return 0;
    complain(r, "loops=%d, but no arrows go round in a circle", d->loops);
    return -1;
}

static int check_pieces(const Diagram *d, Report *r)
{
    int reached[MOST_NODES] = { 1 };
    for (int pass = 0; pass < d->node_count; pass++)
        for (int i = 0; i < d->edge_count; i++) {
            const Edge *e = &d->edge[i];
            if (reached[e->from] || reached[e->to])
                reached[e->from] = reached[e->to] = 1;
        }
    for (int i = 0; i < d->node_count; i++)
        if (!reached[i]) {
            complain(r, "nothing joins %s to %s: one diagram a file",
                     node_name(d, i), node_name(d, 0));
            return -1;
        }
    return 0;
}

int pair_fails(const Diagram *d, const Pair *p)
{
    for (int i = 0; i < d->fail_count; i++)
        if (d->fail[i].from == p->from && d->fail[i].to == p->to)
            return 1;
    return !d->commutes && d->fail_count == 0;
}

static int is_compared(const Paths *p, Ends e)
{
    for (int i = 0; i < p->count; i++)
        if (p->pair[i]->from == e.from && p->pair[i]->to == e.to)
            return 1;
    return 0;
}

static int check_fails(const Paths *p, const Diagram *d, Report *r)
{
    for (int i = 0; i < d->fail_count; i++)
        if (!is_compared(p, d->fail[i])) {
            complain(r, "fails=\"%s -> %s\": no paths between these two are "
                     "compared", node_name(d, d->fail[i].from),
                     node_name(d, d->fail[i].to));
            return -1;
        }
    if (d->commutes || d->fail_count > 0 || p->count < 2)
        return 0;
    const Pair *a = p->pair[0], *b = p->pair[1];
    complain(r, "commutes=false, and %d pairs of objects are compared (%s -> "
             "%s, %s -> %s%s): say which fails, as in fails=\"%s -> %s\"",
             p->count, node_name(d, a->from), node_name(d, a->to),
             node_name(d, b->from), node_name(d, b->to),
             p->count > 2 ? ", …" : "", node_name(d, a->from),
             node_name(d, a->to));
    return -1;
}

int paths_find(Paths *p, const Diagram *d, Report *r)
{
    p->count = 0;
    if (check_pieces(d, r) != 0 || check_cycles(d, r) != 0
        || walk_all(p, d, r) != 0)
        return -1;
    keep_pairs(d, p);
    if (p->count == 0) {
        complain(r, "no two paths have the same ends: there is nothing to "
                 "compare");
        return -1;
    }
    return check_fails(p, d, r);
}

void paths_close(Paths *p)
{
    for (int i = 0; i < p->count; i++)
        free(p->pair[i]);
    p->count = 0;
}
