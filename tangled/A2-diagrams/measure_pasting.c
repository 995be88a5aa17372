/* measure_pasting.c - comparisons that a grid of squares asks for. */
#include "paths.h"

static void make_grid(Diagram *d, int columns, int rows, double tolerance)
{
    *d = (Diagram){ .commutes = 1, .tolerance = tolerance };
    for (int i = 0; i < columns * rows; i++) {
        d->node[d->node_count++] = (Node){ .id = "node" };
        if (i % columns + 1 < columns)
            d->edge[d->edge_count++] = (Edge){ .from = i, .to = i + 1 };
        if (i / columns + 1 < rows)
            d->edge[d->edge_count++] = (Edge){ .from = i, .to = i + columns };
    }
}

/* Each pair compares all its paths with the first. */
static int comparisons(const Diagram *d)
{
    Report r = { .file = "grid", .out = stderr };
    Paths p;
    int sum = 0;
    if (paths_find(&p, d, &r) == 0)
        for (int i = 0; i < p.count; i++)
            sum += p.pair[i]->count - 1;
    paths_close(&p);
    return sum;
}

static int in_grid(int side, double tolerance)
{
    static Diagram d;
    make_grid(&d, side + 1, side + 1, tolerance);
    return comparisons(&d);
}

int main(void)
{
    printf("squares   with a tolerance   exact\n");
    for (int side = 1; side <= 3; side++)
        printf("%d by %d %19d %7d\n", side, side, in_grid(side, 1),
               in_grid(side, 0));
    printf("\nall-pairs = %d\nfaces = %d\n", in_grid(3, 1), in_grid(3, 0));
    return 0;
}
