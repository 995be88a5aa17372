/* wrong_turns.h - arrows for the diagrams, right ones and wrong ones. */
#include "../sample_lenses.h"
#include "../walks.h"
#include <math.h>

/* Dropout with a generator of its own: the mask of a layer is new each time. */
static uint64_t drawn;

static void hidden_get(const Chain *c, int k, const Activation *restrict x,
                       Activation *restrict y)
{
    layer(&c->p[k], x, y);
    masked(mask_of(++drawn, 0), y);
}

static void hidden_put(const Chain *c, int k, const Activation *restrict x,
    const Activation *restrict dy, Layer *restrict dp,
    Activation *restrict dx, LayerTape *restrict t)
{
    Activation y, dropped = *dy;
    masked(mask_of(++drawn, 0), &dropped);
    layer_forward(&c->p[k], x, &y, t);
    layer_reverse(&c->p[k], t, &dropped, dp, dx);
}

static void hidden_left(const Stack *restrict p, const Probe *restrict x,
                        StackGradient *restrict y)
{
    const Chain c = { STACK, p->at, 0, hidden_get, hidden_put };
    Bracketing b;
    drawn = 0;
    bracket_left(STACK, &b);
    put_bracketed(&c, &b, x, y);
}

static void hidden_right(const Stack *restrict p, const Probe *restrict x,
                         StackGradient *restrict y)
{
    const Chain c = { STACK, p->at, 0, hidden_get, hidden_put };
    Bracketing b;
    drawn = 0;
    bracket_right(STACK, &b);
    put_bracketed(&c, &b, x, y);
}

PARAMETRIC_CALL(hidden_left, Stack, Probe, StackGradient);
PARAMETRIC_CALL(hidden_right, Stack, Probe, StackGradient);

/* An input with the seed of its masks. */
typedef struct Seeded { Probe probe; int seed; } Seeded;

INLINE void Seeded_sample(Source *s, Seeded *x)
{
    Probe_sample(s, &x->probe);
    x->seed = draw_below(s, 1000000);
}

INLINE void Seeded_print(FILE *out, const Seeded *x)
{
    fprintf(out, "seed %d, ", x->seed);
    Probe_print(out, &x->probe);
}

INLINE double Seeded_gap(const Seeded *a, const Seeded *b)
{
    return a->seed != b->seed ? INFINITY : Probe_gap(&a->probe, &b->probe);
}

static void seeded(const Stack *p, const Seeded *x, const Bracketing *b,
                   StackGradient *y)
{
    const Chain c = { STACK, p->at, (uint64_t)x->seed, dropout_get,
                      dropout_put };
    put_bracketed(&c, b, &x->probe, y);
}

static void seeded_left(const Stack *restrict p, const Seeded *restrict x,
                        StackGradient *restrict y)
{
    Bracketing b;
    bracket_left(STACK, &b);
    seeded(p, x, &b, y);
}

static void seeded_right(const Stack *restrict p, const Seeded *restrict x,
                         StackGradient *restrict y)
{
    Bracketing b;
    bracket_right(STACK, &b);
    seeded(p, x, &b, y);
}

#define TRACED(f, P) \
    INLINE void f##_trace(const P *p, Trace *t) { trace_note(t, #f, p); } \
    _Static_assert(1, "")
PARAMETRIC_CALL(seeded_left, Stack, Seeded, StackGradient);
PARAMETRIC_CALL(seeded_right, Stack, Seeded, StackGradient);
TRACED(seeded_left, Stack);
TRACED(seeded_right, Stack);
TRACED(hidden_left, Stack);
TRACED(hidden_right, Stack);

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

static void quadrupled_back(const Number *restrict x, Number *restrict y)
{
    const quadrupled_pair p = { 0 };
    quadrupled_pair dp;
    quadrupled_tape t;
    Number z;
    quadrupled_forward(&p, x, &z, &t);
    quadrupled_reverse(&p, &t, x, &dp, y);
}

static void walked(Walk (*walk)(const Graph *, double), const Number *x, Number *y)
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
