/* straight.c - a layer with rounded weights, trained in two ways. */
#include "straight.h"
#include "source.h"

enum { INPUTS = 16 };

static void inputs(Five x[INPUTS])
{
    static Source s;
    source_seed(&s, 3);
    for (int k = 0; k < INPUTS; k++)
        for (int j = 0; j < 5; j++)
            x[k].at[j] = draw_real(&s);
}

void quarters_to_imitate(int moved, FourByFive *w)
{
    static Source s;
    source_seed(&s, 4);
    for (int i = 0; i < 20; i++)
        w->at[i] = (real)(draw_below(&s, 9) - 4) / 4
                 + (moved ? (real)1 / 12 : 0);
}

void coarse_begin(to_quarters_on *q)
{
    static Source s;
    source_seed(&s, 5);
    q->held.at[0] = (real)0.25;
    for (int i = 0; i < 20; i++)
        q->trained.at[i] = draw_real(&s);
}

double coarse_loss(const to_quarters_on *q, const FourByFive *w)
{
    Five x[INPUTS];
    double loss = 0;
    inputs(x);
    for (int k = 0; k < INPUTS; k++) {
        Four y, z;
        coarse_layer(q, &x[k], &y);
        first_layer(w, &x[k], &z);
        for (int i = 0; i < 4; i++)
            loss += (double)((y.at[i] - z.at[i]) * (y.at[i] - z.at[i]))
                  / 2 / INPUTS;
    }
    return loss;
}

static void coarse_gradient(const to_quarters_on *q, const FourByFive *w,
                            const Five x[INPUTS], FourByFive *sum)
{
    FourByFive d;
    Five dx;
    *sum = (FourByFive){ { 0 } };
    for (int k = 0; k < INPUTS; k++) {
        Four y, z;
        coarse_layer_tape t;
        coarse_layer_forward(q, &x[k], &y, &t);
        first_layer(w, &x[k], &z);
        for (int i = 0; i < 4; i++)
            y.at[i] = (y.at[i] - z.at[i]) / INPUTS;
        coarse_layer_reverse(q, &t, &y, &d, &dx);
        for (int i = 0; i < 20; i++)
            sum->at[i] += d.at[i];
    }
}

void coarse_train(to_quarters_on *q, const FourByFive *w, int through,
                  int steps)
{
    Five x[INPUTS];
    FourByFive d;
    inputs(x);
    for (int k = 0; k < steps; k++) {
        coarse_gradient(q, w, x, &d);
        for (int i = 0; i < 20; i++)
            q->trained.at[i] -= through ? d.at[i] / 2 : 0;
    }
}
