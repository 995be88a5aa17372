/* walked.h - four ways back through two doublings, and the rule. */
#include "../walks.h"

static void quadrupled_back(const Number *restrict x, Number *restrict y)
{
    const quadrupled_pair p = { 0 };
    quadrupled_pair dp;
    quadrupled_tape t;
    Number z;
    quadrupled_forward(&p, x, &z, &t);
    quadrupled_reverse(&p, &t, x, &dp, y);
}

static void walked(Walk (*walk)(const Graph *, double),
                   const Number *x, Number *y)
{
    Graph g;
    doublings(2, &g);
    y->at[0] = (real)walk(&g, (double)x->at[0]).dx;
}

static void along_paths(const Number *restrict x, Number *restrict y)
{
    walked(walk_paths, x, y);
}

static void in_order(const Number *restrict x, Number *restrict y)
{
    walked(walk_in_order, x, y);
}

static void as_met(const Number *restrict x, Number *restrict y)
{
    walked(walk_once, x, y);
}

static void times_four(const Number *restrict x, Number *restrict y)
{
    y->at[0] = 4 * x->at[0];
}

TOTAL_CALL(quadrupled_back, Number, Number);
TOTAL_CALL(along_paths, Number, Number);
TOTAL_CALL(in_order, Number, Number);
TOTAL_CALL(as_met, Number, Number);
TOTAL_CALL(times_four, Number, Number);
TRACED(quadrupled_back, Unit);
TRACED(along_paths, Unit);
TRACED(in_order, Unit);
TRACED(as_met, Unit);
TRACED(times_four, Unit);
