/* chains.h - the arrows of the chain rule, of the old gradient, of the kink. */
#ifndef CHAINS_H
#define CHAINS_H

#include "model.h"
#include "sample_layers.h"

REVERSE_OF(reverse_fused, log_probabilities, LogitsPair);
REVERSE_OF(reverse_log, logarithms, LogitsPair);
REVERSE_OF(reverse_softmax, probabilities, LogitsPair);

INLINE void keep_probabilities(const LogitsPair *restrict x,
    Kept *restrict y)
{
    y->point = x->point;
    probabilities(NULL, &x->point, &y->rest.point);
    y->rest.covector = x->covector;
}
ARROW(keep_probabilities, LogitsPair, Kept);

INLINE void reverse_second(const Kept *restrict x, LogitsPair *restrict y)
{
    y->point = x->point;
    reverse_log(NULL, &x->rest, &y->covector);
}
ARROW(reverse_second, Kept, LogitsPair);

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
REVERSE_OF(reverse_rectifier, line_rectifier, LineCovector);

INLINE void reverse_identity(const LineCovector *restrict x,
    Line *restrict y)
{
    *y = x->covector;
}
ARROW(reverse_identity, LineCovector, Line);

INLINE void reverse_two_rectifiers(const LineCovector *restrict x,
    Line *restrict y)
{
    LineCovector minus = { { { -x->point.at[0] } },
                           { { -x->covector.at[0] } } };
    Line upper, lower;
    reverse_rectifier(NULL, x, &upper);
    reverse_rectifier(NULL, &minus, &lower);
    y->at[0] = upper.at[0] - lower.at[0];
}
ARROW(reverse_two_rectifiers, LineCovector, Line);

#endif
