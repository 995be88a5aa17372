/* batches.c - layers and a loss on batches of examples. */
#include "batches.h"
#include <stdio.h>
#include <tgmath.h>

enum status batch_size(const Unit *restrict p, const Integer *restrict x,
                       BatchSize *restrict y)
{
    (void)p;
    if (x->value < 1)
        return EMPTY;
    if (x->value > BATCH_MAX)
        return TOO_LONG;
    y->count = x->value;
    return OK;
}

void batch_size_refusal(const Integer *restrict x, Sentence *restrict y)
{
    BatchSize made;
    y->text[0] = '\0';
    if (batch_size(NULL, x, &made) != OK)
        snprintf(y->text, sizeof y->text, "batch of %d examples: "
            "expected from 1 to %d", x->value, BATCH_MAX);
}

void affine_forward(int count, int m, int n, const real W[restrict],
    const real X[restrict], real Y[restrict])
{
    for (int b = 0; b < count; b++)
        for (int i = 0; i < m; i++) {
            real sum = 0;
            for (int j = 0; j < n; j++)
                sum += W[i * (n + 1) + j] * X[b * n + j];
            Y[b * m + i] = sum + W[i * (n + 1) + n];
        }
}

void affine_reverse(int count, int m, int n, const real W[restrict],
    const real X[restrict], const real dY[restrict], real dW[restrict],
    real dX[restrict])
{
    for (int i = 0; i < m * (n + 1); i++)
        dW[i] = 0;
    for (int i = 0; i < count * n; i++)
        dX[i] = 0;
    for (int b = 0; b < count; b++)
        for (int i = 0; i < m; i++) {
            const real d = dY[b * m + i];
            for (int j = 0; j < n; j++) {
                dX[b * n + j] += W[i * (n + 1) + j] * d;
                dW[i * (n + 1) + j] += d * X[b * n + j];
            }
            dW[i * (n + 1) + n] += d;
        }
}

void glorot_start(Source *s, int m, int n, real W[])
{
    const real bound = sqrt((real)6 / (real)(m + n));
    for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++)
            W[i * (n + 1) + j] = bound * draw_real(s);
        W[i * (n + 1) + n] = 0;
    }
}

real mean_cross_entropy(int n, const Labels *labels,
    const real X[restrict], real K[restrict])
{
    real sum = 0;
    for (int b = 0; b < labels->count; b++) {
        const real label = (real)labels->at[b];
        real loss;
        forward_cross_entropy((Shape){ .n = n }, &label, X + b * n, &loss,
            K == NULL ? NULL : K + b * n);
        sum += loss;
    }
    return sum / (real)labels->count;
}
