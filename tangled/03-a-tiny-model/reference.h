/* reference.h - other ways to the same values, to compare with. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "model.h"

/* The fork and its splitting: a, t, s and the identity of Q. */
PRODUCT(Translation, Real, constant, Logits, logits);
ARROW(translate, Translation, Logits);                  /* a: x + c */
ARROW(undo_largest, Logits, Translation);               /* t: (-max x, x) */
ARROW(as_logits, RelativeLogits, Logits);               /* s */
IDENTITY(RelativeLogits);

PARTIAL(softmax_by_definition, Unit, Logits, Distribution);
PARTIAL(negative_log, TokenId, Distribution, Loss);     /* -ln p(target) */

PARAMETRIC(lse_minus_target, TokenId, Logits, Loss);
PARAMETRIC(clamped_negative_log, TokenId, Distribution, Loss);
COMPOSE_WITH(clamped_cross_entropy, TokenId,
             softmax, NULL, clamped_negative_log, p);
PARAMETRIC(clamped_gradient, TokenId, Logits, LogitsGradient);
/* embed ; linear ; softmax in one function and another order */
PARAMETRIC(predict_at_once, Parameters, TokenId, Distribution);

#endif
