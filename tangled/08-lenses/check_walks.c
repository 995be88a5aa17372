/* check_walks.c - which walks find the derivative of a graph of sums. */
#include "source.h"
#include "testing.h"
#include "walks.h"

static Source source;

static void some_graph(int seed, Graph *g)
{
    source_seed(&source, (uint64_t)seed);
    *g = (Graph){ .nodes = 1 + draw_below(&source, 12) };
    for (int i = 1; i < g->nodes; i++) {
        g->at[i].left = draw_below(&source, i);
        g->at[i].right = draw_below(&source, i);
    }
}

START_TEST(the_walk_in_order_counts_every_path)
{
    Graph g;
    some_graph(_i, &g);
    const Walk order = walk_in_order(&g, 3), paths = walk_paths(&g, 3);
    ck_assert(order.dx == paths.dx);
    ck_assert_int_eq(order.visits, g.nodes);
}
END_TEST

START_TEST(the_example_by_hand)
{
    Graph g;
    doublings(2, &g);
    const Walk once = walk_once(&g, 1), again = walk_again(&g, 1);
    const Walk paths = walk_paths(&g, 1), order = walk_in_order(&g, 1);
    ck_assert(once.dx == 2 && again.dx == 6);
    ck_assert(paths.dx == 4 && order.dx == 4);
    ck_assert(once.visits == 3 && again.visits == 7 && paths.visits == 7);
}
END_TEST

START_TEST(a_chain_of_doublings_has_exponentially_many_paths)
{
    Graph g;
    doublings(_i, &g);
    const Walk paths = walk_paths(&g, 1), order = walk_in_order(&g, 1);
    ck_assert(paths.dx == (double)(1L << _i) && order.dx == paths.dx);
    ck_assert_int_eq(paths.visits, (2L << _i) - 1);
    ck_assert_int_eq(order.visits, _i + 1);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_walk_in_order_counts_every_path, 200 },
        { the_example_by_hand, 1 },
        { a_chain_of_doublings_has_exponentially_many_paths, 16 },
    };
    return run_tests("walks", ROWS(tests), tests);
}
