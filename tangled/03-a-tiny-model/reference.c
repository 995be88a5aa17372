/* reference.c - second programs, sharing no code with model.c. */
#include "reference.h"
#include <tgmath.h>

void translate(const Translation *restrict x, Logits *restrict y)
{
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = x->logits.at[i] + x->constant.value;
}

void undo_largest(const Logits *restrict x, Translation *restrict y)
{
    y->logits = *x;
    y->constant.value = -x->at[0];
    for (int i = 1; i < VOCABULARY; i++)
        y->constant.value = fmin(y->constant.value, -x->at[i]);
}

void as_logits(const RelativeLogits *restrict x, Logits *restrict y)
{
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = x->at[i];
}

enum status softmax_by_definition(const Unit *restrict p,
                                  const Logits *restrict x,
                                  Distribution *restrict y)
{
    real sum = 0;
    (void)p;
    for (int i = 0; i < VOCABULARY; i++)
        sum += exp(x->at[i]);
    if (sum == 0 || isinf(sum))
        return NOT_FINITE;
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = exp(x->at[i]) / sum;
    return OK;
}

enum status negative_log(const TokenId *restrict p,
                         const Distribution *restrict x, Loss *restrict y)
{
    if (x->at[p->index] == 0)
        return NOT_FINITE;
    y->nats = -log(x->at[p->index]);
    return OK;
}

void lse_minus_target(const TokenId *restrict p, const Logits *restrict x,
                      Loss *restrict y)
{
    real most = x->at[0], sum = 0;
    for (int i = 1; i < VOCABULARY; i++)
        most = fmax(most, x->at[i]);
    for (int i = 0; i < VOCABULARY; i++)
        sum += exp(x->at[i] - most);
    y->nats = most + log(sum) - x->at[p->index];
}

static const real least = (real)1e-9;

void clamped_negative_log(const TokenId *restrict p,
                          const Distribution *restrict x, Loss *restrict y)
{
    y->nats = -log(fmax(x->at[p->index], least));
}

void clamped_gradient(const TokenId *restrict p, const Logits *restrict x,
                      LogitsGradient *restrict y)
{
    Distribution q;
    softmax(x, &q);
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = q.at[p->index] < least ? 0 : q.at[i] - (i == p->index);
}

void predict_at_once(const Parameters *restrict p, const TokenId *restrict x,
                     Distribution *restrict y)
{
    const real *row = p->embedding.at[x->index];
    real most = -INFINITY, sum = 0;
    for (int j = 0; j < VOCABULARY; j++) {
        real logit = 0;
        for (int i = WIDTH; i-- > 0; )
            logit += row[i] * p->head.weight[i][j];
        y->at[j] = logit + p->head.bias[j];
        real higher = fmax(most, y->at[j]);
        sum = sum * exp(most - higher) + exp(y->at[j] - higher);
        most = higher;
    }
    for (int j = 0; j < VOCABULARY; j++)
        y->at[j] = exp(y->at[j] - most) / sum;
}
