/* masks.h - dropout with a hidden generator, and with a seed. */
#include "../sample_lenses.h"
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
