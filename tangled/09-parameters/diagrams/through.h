/* through.h - a straight-through step, forward and back. */
#include "cell_tables.h"

SPACE(RoundValue, 1);
typedef struct { real q[3], v[3], u[3]; } RoundProbe;
SAMPLED_REALS(RoundValue);
SAMPLED_REALS(RoundProbe);

static void valued_at_the_end(const RoundProbe *restrict x,
                              RoundValue *restrict y)
{
    Dual step = dual(0.25, 0), q[3], made[3];
    double value = 0;
    for (int i = 0; i < 3; i++)
        q[i] = dual((double)x->q[i], (double)x->v[i]);
    dual_cells[rounded_cell]((Shape){ .n = 3 }, &step, q, made, NULL);
    for (int i = 0; i < 3; i++)
        value += (double)x->u[i] * slope_of(made[i]);
    y->at[0] = (real)value;
}

static void valued_at_the_start(const RoundProbe *restrict x,
                                RoundValue *restrict y)
{
    real back[3];
    reverse_rounded((Shape){ .n = 3 }, NULL, x->q, x->u, NULL, back);
    y->at[0] = 0;
    for (int i = 0; i < 3; i++)
        y->at[0] += back[i] * x->v[i];
}
ARROW(valued_at_the_end, RoundProbe, RoundValue);
ARROW(valued_at_the_start, RoundProbe, RoundValue);
