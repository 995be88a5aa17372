/* model.c - windows, embedding, linear layer, softmax, cross-entropy. */
#include "model.h"
#include <tgmath.h>

enum status window(const Unit *restrict p, const Sequence *restrict x,
                   TrainingSet *restrict y)
{
    (void)p;
    if (x->length < 2)
        return EMPTY;
    y->count = x->length - 1;
    for (int i = 0; i < y->count; i++) {
        y->at[i].input = x->at[i];
        y->at[i].target = x->at[i + 1];
    }
    return OK;
}

void embed(const Embedding *restrict p, const TokenId *restrict x,
           Vector *restrict y)
{
    for (int i = 0; i < WIDTH; i++)
        y->at[i] = p->at[x->index][i];
}

void linear(const Head *restrict p, const Vector *restrict x,
            Logits *restrict y)
{
    for (int j = 0; j < VOCABULARY; j++) {
        real sum = p->bias[j];
        for (int i = 0; i < WIDTH; i++)
            sum += x->at[i] * p->weight[i][j];
        y->at[j] = sum;
    }
}

void subtract_largest(const Logits *restrict x, RelativeLogits *restrict y)
{
    real largest = x->at[0];
    for (int i = 1; i < VOCABULARY; i++)
        if (x->at[i] > largest)
            largest = x->at[i];
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = x->at[i] - largest;
}

void normalise(const RelativeLogits *restrict x, Distribution *restrict y)
{
    real sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
        y->at[i] = exp(x->at[i]);
        sum += y->at[i];
    }
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] /= sum;
}

void surprisal(const TokenId *restrict p, const RelativeLogits *restrict x,
               Loss *restrict y)
{
    int top = 0;
    for (int i = 1; i < VOCABULARY; i++)
        if (x->at[i] > x->at[top])
            top = i;
    real others = 0;
    for (int i = 0; i < VOCABULARY; i++)
        if (i != top)
            others += exp(x->at[i]);
    y->nats = log1p(others) - x->at[p->index];
}

void surprisal_gradient(const TokenId *restrict p,
                        const RelativeLogits *restrict x,
                        LogitsGradient *restrict y)
{
    Distribution q;
    real others = 0;
    normalise(x, &q);
    for (int i = 0; i < VOCABULARY; i++) {
        y->at[i] = q.at[i];
        if (i != p->index)
            others += q.at[i];
    }
    y->at[p->index] = -others;
}

void mean_loss(const Parameters *restrict p, const TrainingSet *restrict x,
               Loss *restrict y)
{
    real sum = 0;
    for (int i = 0; i < x->count; i++) {
        Logits scores;
        Loss loss;
        score(p, &x->at[i].input, &scores);
        cross_entropy(&x->at[i].target, &scores, &loss);
        sum += loss.nats;
    }
    y->nats = sum / (real)x->count;
}
