#include "8.1.h"
#include "sample_lenses.h"
#include "testing.h"

PRODUCT(Twice, Activation, first, Activation, second);
LENS(copied, Unit, Activation, Twice, Unit);
LENS(added, Unit, Twice, Activation, Unit);

void copied(const Unit *restrict p, const Activation *restrict x,
            Twice *restrict y)
{
    (void)p;
    y->first = y->second = *x;
}

void copied_forward(const Unit *restrict p, const Activation *restrict x,
                    Twice *restrict y, Unit *restrict t)
{
    (void)t;
    copied(p, x, y);
}

void copied_reverse(const Unit *restrict p, const Unit *restrict t,
    const Twice *restrict dy, Unit *restrict dp, Activation *restrict dx)
{
    (void)p, (void)t, (void)dp;
    for (int i = 0; i < ACTIVATION; i++)
        dx->at[i] = dy->first.at[i] + dy->second.at[i];
}

void added(const Unit *restrict p, const Twice *restrict x,
           Activation *restrict y)
{
    (void)p;
    for (int i = 0; i < ACTIVATION; i++)
        y->at[i] = x->first.at[i] + x->second.at[i];
}

void added_forward(const Unit *restrict p, const Twice *restrict x,
                   Activation *restrict y, Unit *restrict t)
{
    (void)t;
    added(p, x, y);
}

void added_reverse(const Unit *restrict p, const Unit *restrict t,
    const Activation *restrict dy, Unit *restrict dp, Twice *restrict dx)
{
    (void)p, (void)t, (void)dp;
    dx->first = dx->second = *dy;
}

IDENTITY_LENS(Activation);
PARALLEL_LENS(beside, Twice, Twice, Activation_same, layer);
COMPOSE_LENS(copied_beside, copied, beside);
COMPOSE_LENS(composed, copied_beside, added);

START_TEST(the_residual_layer_is_a_composite)
{
    static Source s;
    Layer p, dp;
    Activation x, dy, y, z, dx, expected;
    LayerTape t;
    composed_pair q, dq;
    composed_tape u;
    source_seed(&s, (uint64_t)_i);
    Layer_sample(&s, &p);
    Activation_sample(&s, &x), Activation_sample(&s, &dy);
    q.f.g.g = p;
    residual_forward(&p, &x, &y, &t);
    residual_reverse(&p, &t, &dy, &dp, &dx);
    composed_forward(&q, &x, &z, &u);
    composed_reverse(&q, &u, &dy, &dq, &expected);
    ck_assert(Activation_gap(&y, &z) == 0);
    ck_assert(Layer_gap(&dp, &dq.f.g.g) == 0);
    ck_assert(Activation_gap(&dx, &expected) == 0);
}
END_TEST

int main(void)
{
    const Test test = { the_residual_layer_is_a_composite, 50 };
    return run_tests("exercise 8.1", 1, &test);
}
