/* cost.c - the cost of each primitive, and what follows from it. */
#include "cost.h"
#include <string.h>

static const struct { const char *name; Cost cost; } known[] = {
    { "embed",            { 0, 0, 0 } },
    { "linear",           { WIDTH * VOCABULARY, 0, 0 } },
    { "subtract_largest", { 0, 0, 0 } },
    { "normalise",        { 0, VOCABULARY, VOCABULARY } },
};

enum status trace_joined(const Unit *restrict p,
    const TracePair *restrict x, Trace *restrict y)
{
    (void)p;
    if (x->left.length + x->right.length > TRACE_MAX)
        return TOO_LONG;
    *y = x->left;
    for (int i = 0; i < x->right.length; i++)
        trace_note(y, x->right.at[i].name, x->right.at[i].with);
    return OK;
}

static enum status add_cost(const char *name, Cost *sum)
{
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
        if (strcmp(known[k].name, name) == 0) {
            sum->products += known[k].cost.products;
            sum->quotients += known[k].cost.quotients;
            sum->exponentials += known[k].cost.exponentials;
            return OK;
        }
    return OUT_OF_RANGE;
}

enum status trace_cost(const Unit *restrict p,
    const Trace *restrict x, Cost *restrict y)
{
    enum status s = x->length > TRACE_MAX ? TOO_LONG : OK;
    (void)p;
    *y = (Cost){ 0, 0, 0 };
    for (int i = 0; s == OK && i < x->length; i++)
        s = add_cost(x->at[i].name, y);
    return s;
}

enum status cost_both(const Unit *restrict p,
    const TracePair *restrict x, CostPair *restrict y)
{
    enum status s = trace_cost(p, &x->left, &y->left);
    return s != OK ? s : trace_cost(p, &x->right, &y->right);
}

void cost_added(const CostPair *restrict x, Cost *restrict y)
{
    y->products = x->left.products + x->right.products;
    y->quotients = x->left.quotients + x->right.quotients;
    y->exponentials = x->left.exponentials + x->right.exponentials;
}
