/* chains.h - the arrows of the chain rule, of the old gradient, of the kink. */
#ifndef CHAINS_H
#define CHAINS_H

#include "model.h"
#include "sample_layers.h"

REVERSE_OF(fused_back, log_probabilities, LogitsPair);
REVERSE_OF(log_back, logarithms, LogitsPair);
REVERSE_OF(softmax_back, probabilities, LogitsPair);

INLINE void keep_probabilities(const LogitsPair *restrict x,
    Kept *restrict y)
{
    y->point = x->point;
    probabilities(NULL, &x->point, &y->rest.point);
    y->rest.covector = x->covector;
}
ARROW(keep_probabilities, LogitsPair, Kept);

INLINE void second_back(const Kept *restrict x, LogitsPair *restrict y)
{
    y->point = x->point;
    log_back(NULL, &x->rest, &y->covector);
}
ARROW(second_back, Kept, LogitsPair);

INLINE void reversed_loss(const TokenId *restrict p,
    const Logits *restrict x, LogitsGradient *restrict y)
{
    TokenCode label = { { (real)p->index } }, none;
    Logits dx;
    Scalar loss, one = { { 1 } };
    token_loss_tape t;
    token_loss_forward(&label, x, &loss, &t);
    token_loss_reverse(&label, &t, &one, &none, &dx);
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = dx.at[i];
}
PARAMETRIC(reversed_loss, TokenId, Logits, LogitsGradient);
SAMPLED_SPACE(LogitsGradient);

DEFINE_RELU(line_rectifier, Line);
REVERSE_OF(rectifier_back, line_rectifier, LineCovector);

INLINE void identity_back(const LineCovector *restrict x,
    Line *restrict y)
{
    *y = x->covector;
}
ARROW(identity_back, LineCovector, Line);

INLINE void two_rectifiers_back(const LineCovector *restrict x,
    Line *restrict y)
{
    LineCovector minus = { { { -x->point.at[0] } },
                           { { -x->covector.at[0] } } };
    Line upper, lower;
    rectifier_back(NULL, x, &upper);
    rectifier_back(NULL, &minus, &lower);
    y->at[0] = upper.at[0] - lower.at[0];
}
ARROW(two_rectifiers_back, LineCovector, Line);

#endif
