/* both_programs.h - there and back, with the matrices and without. */
static void in_tiles(const Attention *restrict a, const Asked *restrict x,
                     Answered *restrict y)
{
    real kept[4 * TOKENS], scratch[64];
    const enum status s = attention_forward(a, x->q.at, x->k.at,
        x->v.at, y->y.at, kept, scratch);
    if (s != OK)
        *y = (Answered){ .y = { { NAN } } };
    else
        attention_reverse(a, x->q.at, x->k.at, x->v.at, y->y.at,
            kept, x->dy.at, y->dq.at, y->dk.at, y->dv.at, scratch);
}

static void with_matrices(const Attention *restrict a,
    const Asked *restrict x, Answered *restrict y)
{
    real p[2 * TOKENS * TOKENS], ds[TOKENS * TOKENS];
    naive_forward(a, x->q.at, x->k.at, x->v.at, y->y.at, p);
    naive_reverse(a, x->q.at, x->k.at, x->v.at, p, x->dy.at,
                  y->dq.at, y->dk.at, y->dv.at, ds);
}

PARAMETRIC(in_tiles, Attention, Asked, Answered);
PARAMETRIC(with_matrices, Attention, Asked, Answered);
