#include "place.h"
#include "geometry.h"
#include <math.h>
#include <stdlib.h>

enum { MOST_SIDE = 6, STARTS = 40 };

static Point spot(const Diagram *d, int node)
{
    return (Point){ d->node[node].column, d->node[node].row };
}

/* Twice the area of a triangle, signed by its turn. */
static double turn_of(Point a, Point b, Point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static int strictly_between(Point a, Point p, Point b)
{
    double along = (p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y);
    double whole = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    return fabs(turn_of(a, b, p)) < 1e-9 && along > 1e-9
        && along < whole - 1e-9;
}

static int cross(Point a, Point b, Point c, Point e)
{
    return turn_of(a, b, c) * turn_of(a, b, e) < -1e-9
        && turn_of(c, e, a) * turn_of(c, e, b) < -1e-9;
}

/* Arrows run right and down, one step; diagonals if they must. */
static double cost_of_edge(const Diagram *d, const Edge *e)
{
    Point a = spot(d, e->from), b = spot(d, e->to);
    double across = b.x - a.x, down = b.y - a.y, cost = 0;
    if (e->from == e->to)
        return 0;
    cost = across * across + 1.05 * down * down;
    if (across < 0)
        cost += 0.9;
    if (down < 0)
        cost += 2.5;
    for (int i = 0; i < d->node_count; i++)
        if (strictly_between(a, spot(d, i), b))
            cost += 30;
    return cost;
}

/* Of two arrows out of one node, the first goes right and the second down;
 * if both go down, the first goes more to the left.                      */
static int wrong_order(Point from, Point first, Point second)
{
    if (first.y > from.y && second.y > from.y)
        return first.x > second.x || first.x == from.x;
    return turn_of(from, first, second) < 0;
}

static double cost_of_two(const Diagram *d, const Edge *e, const Edge *f)
{
    Point a = spot(d, e->from), b = spot(d, e->to);
    Point u = spot(d, f->from), v = spot(d, f->to);
    if (cross(a, b, u, v))
        return 12;
    if (e->from == f->from && wrong_order(a, b, v))
        return 0.2;
    return 0;
}

static double cost_of_all(const Diagram *d, int columns)
{
    double cost = 0, right = 0, bottom = 0;
    for (int i = 0; i < d->node_count; i++) {
        Point p = spot(d, i);
        cost += 0.02 * (p.x + p.y) * (d->node_count - i) / d->node_count;
        right = p.x > right ? p.x : right;
        bottom = p.y > bottom ? p.y : bottom;
    }
    for (int i = 0; i < d->edge_count; i++) {
        cost += cost_of_edge(d, &d->edge[i]);
        for (int k = 0; k < i; k++)
            cost += cost_of_two(d, &d->edge[k], &d->edge[i]);
    }
    if (right > columns - 1)
        cost += 20 * (right - columns + 1);
    return cost + 0.05 * right + 0.1 * bottom;
}

static int node_at(const Diagram *d, double column, double row)
{
    for (int i = 0; i < d->node_count; i++)
        if (d->node[i].column == column && d->node[i].row == row)
            return i;
    return -1;
}

static void move_node(Diagram *d, int node, double column, double row)
{
    int other = node_at(d, column, row);
    if (other >= 0) {
        d->node[other].column = d->node[node].column;
        d->node[other].row = d->node[node].row;
    }
    d->node[node].column = column;
    d->node[node].row = row;
}

/* Try every cell for one node, changing places with who is there. */
static int improve_node(Diagram *d, int node, int side, int columns,
                        double *best)
{
    int better = 0;
    for (int cell = 0; cell < side * side; cell++) {
        double column = cell % side, row = cell / side;
        double old_column = d->node[node].column, old_row = d->node[node].row;
        int other = node_at(d, column, row);
        if (other == node || (other >= 0 && d->node[other].placed))
            continue;
        move_node(d, node, column, row);
        double cost = cost_of_all(d, columns);
        if (cost < *best - 1e-9) {
            *best = cost;
            better = 1;
        } else {
            move_node(d, node, old_column, old_row);
        }
    }
    return better;
}

static double settle(Diagram *d, int side, int columns)
{
    double best = cost_of_all(d, columns);
    for (int better = 1; better; ) {
        better = 0;
        for (int i = 0; i < d->node_count; i++)
            if (!d->node[i].placed)
                better |= improve_node(d, i, side, columns, &best);
    }
    return best;
}

static void scatter(Diagram *d, int side, uint32_t *state)
{
    for (int i = 0; i < d->node_count; i++)
        if (!d->node[i].placed)
            d->node[i].column = d->node[i].row = -1;
    for (int i = 0; i < d->node_count; i++) {
        Node *n = &d->node[i];
        double column, row;
        if (n->placed)
            continue;
        do {
            *state = *state * 1664525u + 1013904223u;
            column = (double)((*state >> 16) % (unsigned)side);
            row = (double)((*state >> 24) % (unsigned)side);
        } while (node_at(d, column, row) >= 0);
        n->column = column;
        n->row = row;
    }
}

double place_nodes(Diagram *d, int columns)
{
    Diagram best = *d, tried = *d;
    double least = INFINITY;
    uint32_t state = 1;
    int side = 2;
    while (side < MOST_SIDE && side * side < 2 * d->node_count + 1)
        side++;
    for (int i = 0; i < STARTS; i++) {
        scatter(&tried, side, &state);
        double cost = settle(&tried, side, columns);
        if (cost < least - 1e-9) {
            least = cost;
            best = tried;
        }
    }
    *d = best;
    return least;
}
