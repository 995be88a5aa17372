/* gradient.c - the gradient, as it was derived. */
#include "gradient.h"
#include <string.h>

/* Adds what one example contributes; d is the loss's gradient in its
 * logits, and dx the row of the embedding's gradient for its input. */
static void pull_back(const Head *restrict p, const Vector *restrict x,
    const LogitsGradient *restrict d, real dx[restrict WIDTH],
    Head *restrict g)
{
    for (int j = 0; j < VOCABULARY; j++) {
        g->bias[j] += d->at[j];
        for (int i = 0; i < WIDTH; i++) {
            g->weight[i][j] += x->at[i] * d->at[j];
            dx[i] += p->weight[i][j] * d->at[j];
        }
    }
}

void gradient(const Parameters *restrict p, const TrainingSet *restrict x,
              Gradient *restrict y)
{
    const real share = 1 / (real)x->count;
    memset(y, 0, sizeof *y);
    for (int i = 0; i < x->count; i++) {
        const Example *e = &x->at[i];
        Vector row;
        Logits scores;
        LogitsGradient d;
        embed(&p->embedding, &e->input, &row);
        linear(&p->head, &row, &scores);
        cross_entropy_gradient(&e->target, &scores, &d);
        for (int j = 0; j < VOCABULARY; j++)
            d.at[j] *= share;
        pull_back(&p->head, &row, &d,
                  y->embedding.at[e->input.index], &y->head);
    }
}

void descend_in_place(const LearningRate *rate, const Gradient *restrict g,
                      Parameters *restrict p)
{
    const real r = rate->value;
    for (int i = 0; i < VOCABULARY; i++)
        for (int j = 0; j < WIDTH; j++)
            p->embedding.at[i][j] -= r * g->embedding.at[i][j];
    for (int i = 0; i < WIDTH; i++)
        for (int j = 0; j < VOCABULARY; j++)
            p->head.weight[i][j] -= r * g->head.weight[i][j];
    for (int j = 0; j < VOCABULARY; j++)
        p->head.bias[j] -= r * g->head.bias[j];
}
