/* demo.c - a tour of chapter 8. */
#include "network.h"
#include "replay.h"
#include "walks.h"
#include <stdio.h>

static void show_limit(long bytes)
{
    const Budget budget = { CHAIN_MAX, bytes };
    Bracketing b;
    Sentence said;
    printf("%-5ld", bytes);
    budget_refusal(&budget, &said);
    if (bracketing_within(NULL, &budget, &b) == OK) {
        const BracketCost c = bracketing_cost(&b);
        printf("%8d %12ld\n", c.kept, c.evaluations);
    } else
        printf("    %s\n", said.text);
}

static void show_limits(void)
{
    static const int values[] = { 2, 3, 5, 9, 16, 64, 256, 1000 };
    printf("bytes    kept  evaluations\n");
    show_limit(200);
    for (int i = 0; i < 8; i++)
        show_limit((long)memory_bytes(values[i]));
}

static void show_walks(void)
{
    static const int sizes[] = { 1, 2, 3, 10, 20 };
    printf("doublings      once     again     paths  in order"
           "   visits: paths  in order\n");
    for (int i = 0; i < 5; i++) {
        Graph g;
        doublings(sizes[i], &g);
        const Walk once = walk_once(&g, 1), again = walk_again(&g, 1);
        const Walk paths = walk_paths(&g, 1), order = walk_in_order(&g, 1);
        printf("%9d %9.0f %9.3g %9.0f %9.0f %15ld %9ld\n", sizes[i], once.dx,
               again.dx, paths.dx, order.dx, paths.visits, order.visits);
    }
}

#include "catalan.h"

static void show_tree(int n, const int split[])
{
    if (n == 1) {
        printf("f");
        return;
    }
    printf("(");
    show_tree(split[0], split + 1);
    printf(" ");
    show_tree(n - split[0], split + split[0]);
    printf(")");
}

static void show_brackets(void)
{
    for (long i = 0; i < bracketings(4); i++) {
        Bracketing b;
        bracketing_at(4, i, &b);
        const BracketCost c = bracketing_cost(&b);
        show_tree(4, b.split);
        printf("  list %d %d %d  evaluations %ld  values %d\n", b.split[0],
               b.split[1], b.split[2], c.evaluations, c.kept);
    }
}

static void show_tapes(void)
{
    const size_t args = memory_bytes(CHAIN_MAX);
    printf("all tapes                %6zu bytes, %d evaluations\n",
        CHAIN_MAX * sizeof (LayerTape), CHAIN_MAX);
    printf("brackets to the right    %6zu bytes, %ld + %d evaluations\n",
        args, fewest_evaluations(CHAIN_MAX, CHAIN_MAX), CHAIN_MAX);
}

static void show_refusal(int layers, long bytes)
{
    Sentence said;
    budget_refusal(&(Budget){ layers, bytes }, &said);
    printf("%s\n", said.text);
}

int main(void)
{
    printf("== limits\n");   show_limits();
    printf("== walks\n");    show_walks();
    printf("== five\n");     show_brackets();
    printf("== tapes\n");    show_tapes();
    printf("== refusals\n");
    show_refusal(12, 100);
    show_refusal(1, -1);
    show_refusal(0, 4096);
    show_refusal(1000, 4096);
    return 0;
}
