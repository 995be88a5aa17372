/* slopes.h - a straight-through step, forward and back. */

/* A point, a direction, and a gradient at the end. */
typedef struct Slope { Activation x, v, dy; } Slope;

INLINE void Slope_sample(Source *s, Slope *x)
{
    Activation_sample(s, &x->x);
    Activation_sample(s, &x->v);
    Activation_sample(s, &x->dy);
}

INLINE void Slope_print(FILE *out, const Slope *x)
{
    fputs("at ", out), Activation_print(out, &x->x);
    fputs(" along ", out), Activation_print(out, &x->v);
    fputs(" gradient ", out), Activation_print(out, &x->dy);
}

INLINE double Slope_gap(const Slope *a, const Slope *b)
{
    const double x = Activation_gap(&a->x, &b->x);
    const double v = Activation_gap(&a->v, &b->v);
    return fmax(x, fmax(v, Activation_gap(&a->dy, &b->dy)));
}

static real rounded(real x) { return (real)floor((double)x * 8 + 0.5) / 8; }

static void through_the_get(const Slope *restrict x, Number *restrict y)
{
    const real h = (real)0x1p-20;
    y->at[0] = 0;
    for (int i = 0; i < ACTIVATION; i++)
        y->at[0] += x->dy.at[i] / h
            * (rounded(x->x.at[i] + h * x->v.at[i]) - rounded(x->x.at[i]));
}

static void through_the_put(const Slope *restrict x, Number *restrict y)
{
    y->at[0] = 0;
    for (int i = 0; i < ACTIVATION; i++)
        y->at[0] += x->dy.at[i] * x->v.at[i];
}

TOTAL_CALL(through_the_get, Slope, Number);
TOTAL_CALL(through_the_put, Slope, Number);
TRACED(through_the_get, Unit);
TRACED(through_the_put, Unit);
