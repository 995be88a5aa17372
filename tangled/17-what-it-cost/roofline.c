/* roofline.c - the least time of an arrow. */
#include "roofline.h"
#include "columns.h"
#include <assert.h>
#include <math.h>

Demand term_demand(const Term *t)
{
    double numbers = 0;
    for (int i = 0; i < t->input.count; i++)
        numbers += dims_count(term_in(t, i));
    for (int i = 0; i < t->output.count; i++)
        numbers += dims_count(term_out(t, i));
    return (Demand){ term_expense(t).flops, sizeof (float) * numbers };
}

double demand_intensity(Demand d)
{
    assert(d.bytes > 0);
    return d.flops / d.bytes;
}

double machine_ridge(Machine m)
{
    return m.peak / m.bandwidth;
}

double least_seconds(Demand d, Machine m)
{
    return fmax(d.flops / m.peak, d.bytes / m.bandwidth);
}
