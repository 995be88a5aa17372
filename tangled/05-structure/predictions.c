/* predictions.c - tables of vectors and of predictions. */
#include "predictions.h"
#include <string.h>

void readout_rows(const Head *restrict p,
    const Embedding *restrict x, PredictionTable *restrict y)
{
    for (int t = 0; t < VOCABULARY; t++) {
        Vector row;
        memcpy(row.at, x->at[t], sizeof row.at);
        readout(p, &row, &y->at[t]);
    }
}

void look_up_vectors(const Sequence *restrict p,
    const Embedding *restrict x, Vectors *restrict y)
{
    y->length = p->length;
    for (int i = 0; i < p->length; i++)
        memcpy(y->at[i].at, x->at[p->at[i].index], sizeof y->at[i].at);
}

void look_up_predictions(const Sequence *restrict p,
    const PredictionTable *restrict x, Predictions *restrict y)
{
    y->length = p->length;
    for (int i = 0; i < p->length; i++)
        y->at[i] = x->at[p->at[i].index];
}

/* y = x less its mean over the n rows. */
static void centre(int n, const real *const x[], real *const y[])
{
    for (int j = 0; j < WIDTH; j++) {
        real sum = 0;
        for (int i = 0; i < n; i++)
            sum += x[i][j];
        for (int i = 0; i < n; i++)
            y[i][j] = x[i][j] - sum / (real)n;
    }
}

void centre_list(const Vectors *restrict x, Vectors *restrict y)
{
    const real *from[CAPACITY];
    real *to[CAPACITY];
    for (int i = 0; i < x->length; i++) {
        from[i] = x->at[i].at;
        to[i] = y->at[i].at;
    }
    y->length = x->length;
    centre(x->length, from, to);
}

void centre_rows(const Embedding *restrict x, Embedding *restrict y)
{
    const real *from[VOCABULARY];
    real *to[VOCABULARY];
    for (int t = 0; t < VOCABULARY; t++) {
        from[t] = x->at[t];
        to[t] = y->at[t];
    }
    centre(VOCABULARY, from, to);
}
