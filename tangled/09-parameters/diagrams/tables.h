/* tables.h - the gradient of a table that is used twice. */
static void tied_gradient(const FourByFive *restrict p,
    const There *restrict x, FourByFive *restrict y)
{
    tied_layers_tape t;
    Five out, dx;
    tied_layers_forward(p, &x->x, &out, &t);
    tied_layers_reverse(p, &t, &x->dy, y, &dx);
}

static void uses(const FourByFive *p, const There *x, int both, FourByFive *y)
{
    for (int k = 0; k < 4; k++) {
        real h = 0, dh = 0;
        for (int j = 0; j < 5; j++) {
            h += p->at[5 * k + j] * x->x.at[j];
            dh += p->at[5 * k + j] * x->dy.at[j];
        }
        for (int j = 0; j < 5; j++)
            y->at[5 * k + j] = dh * x->x.at[j]
                + (both ? x->dy.at[j] * h : 0);
    }
}

static void both_uses(const FourByFive *restrict p, const There *restrict x,
                      FourByFive *restrict y) { uses(p, x, 1, y); }
static void last_use(const FourByFive *restrict p, const There *restrict x,
                     FourByFive *restrict y) { uses(p, x, 0, y); }

PARAMETRIC(tied_gradient, FourByFive, There, FourByFive);
PARAMETRIC(both_uses, FourByFive, There, FourByFive);
PARAMETRIC(last_use, FourByFive, There, FourByFive);
