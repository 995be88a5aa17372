/* model.h - the next token, predicted from one token. */
#ifndef MODEL_H
#define MODEL_H

#include "compose.h"
#include "objects.h"

/* Logits up to a constant: each less the largest. */
typedef struct {
    real at[VOCABULARY];                        /* <= 0, and one of them 0 */
} RelativeLogits;

SPACE(LogitsGradient, VOCABULARY);              /* nats; the sum is 0 */

/* Each token with the one after it; EMPTY if there is none. */
PARTIAL(window, Unit, Sequence, TrainingSet);
PARAMETRIC(embed, Embedding, TokenId, Vector);          /* the token's row */
PARAMETRIC(linear, Head, Vector, Logits);               /* x W + b */

ARROW(subtract_largest, Logits, RelativeLogits);        /* q */
ARROW(normalise, RelativeLogits, Distribution);         /* e^r over their sum */
COMPOSE(softmax, subtract_largest, normalise);

/* The parameter of these four is the target. */
PARAMETRIC(surprisal, TokenId, RelativeLogits, Loss);   /* -ln p(target) */
COMPOSE_WITH(cross_entropy, TokenId, subtract_largest, NULL, surprisal, p);
PARAMETRIC(surprisal_gradient, TokenId, RelativeLogits, LogitsGradient);
COMPOSE_WITH(cross_entropy_gradient, TokenId,
             subtract_largest, NULL, surprisal_gradient, p);

COMPOSE_WITH(score, Parameters, embed, &p->embedding, linear, &p->head);
COMPOSE_WITH(predict, Parameters, score, p, softmax, NULL);
PARAMETRIC(mean_loss, Parameters, TrainingSet, Loss);

#endif
