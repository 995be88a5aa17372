/* resources.c - two tensors on costs: beside, and in turn. */
#include "resources.h"

enum status cost(const Unit *restrict p,
    const RawCost *restrict x, Cost *restrict y)
{
    const int operations = x->operations.value, memory = x->memory.value;
    (void)p;
    *y = (Cost){ operations, memory };
    if (operations < 0 || memory < 0)
        return OUT_OF_RANGE;
    return operations > PLENTY || memory > PLENTY ? OUT_OF_RANGE : OK;
}

int cost_below(Cost a, Cost b)
{
    return a.operations <= b.operations && a.memory <= b.memory;
}

static int sum(int a, int b)
{
    return a + b < PLENTY ? a + b : PLENTY;
}

void beside(const Costs *restrict x, Cost *restrict y)
{
    y->operations = sum(x->first.operations, x->second.operations);
    y->memory = sum(x->first.memory, x->second.memory);
}

void in_turn(const Costs *restrict x, Cost *restrict y)
{
    const int m = x->first.memory, n = x->second.memory;
    y->operations = sum(x->first.operations, x->second.operations);
    y->memory = m > n ? m : n;
}

void beside_each(const Plan *restrict x, Costs *restrict y)
{
    beside(&x->early, &y->first);
    beside(&x->late, &y->second);
}

void in_turn_each(const Plan *restrict x, Costs *restrict y)
{
    in_turn(&(Costs){ x->early.first, x->late.first }, &y->first);
    in_turn(&(Costs){ x->early.second, x->late.second }, &y->second);
}
