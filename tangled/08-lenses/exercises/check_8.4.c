#include "8.4.h"
#include "source.h"
#include "testing.h"

/* The same graph with its inner nodes numbered anew, at random. */
static void renumbered(Source *s, const Graph *g, Graph *y)
{
    int to[GRAPH_MAX];
    for (int i = 0; i < g->nodes; i++)
        to[i] = i;
    for (int i = g->nodes - 2; i > 1; i--) {
        const int k = 1 + draw_below(s, i), other = to[k];
        to[k] = to[i];
        to[i] = other;
    }
    *y = (Graph){ .nodes = g->nodes };
    for (int i = 1; i < g->nodes; i++) {
        y->at[to[i]].left = to[g->at[i].left];
        y->at[to[i]].right = to[g->at[i].right];
    }
}

START_TEST(waiting_needs_no_numbers)
{
    static Source s;
    Graph g = { 0 }, y;
    source_seed(&s, (uint64_t)_i);
    g.nodes = 2 + draw_below(&s, GRAPH_MAX - 1);
    for (int i = 1; i < g.nodes; i++) {
        g.at[i].left = draw_below(&s, i);
        g.at[i].right = draw_below(&s, i);
    }
    renumbered(&s, &g, &y);
    ck_assert(walk_waiting(&y) == walk_in_order(&g, 1).dx);
}
END_TEST

START_TEST(a_long_chain_is_no_matter)
{
    Graph g;
    doublings(GRAPH_MAX - 1, &g);
    ck_assert(walk_waiting(&g) == (double)(1L << (GRAPH_MAX - 1)));
}
END_TEST

int main(void)
{
    const Test tests[] = { { waiting_needs_no_numbers, 200 },
                           { a_long_chain_is_no_matter, 1 } };
    return run_tests("exercise 8.4", ROWS(tests), tests);
}
