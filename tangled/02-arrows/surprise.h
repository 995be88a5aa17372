/* surprise.h - how surprising is a token, given the tokens of a text? */
#ifndef SURPRISE_H
#define SURPRISE_H

#include "compose.h"
#include "frequencies.h"

SPACE(Surprises, VOCABULARY);                   /* nats; finite, >= 0 */
typedef struct { real share; } Smoothing;       /* 0 < share <= 1 */
PRODUCT(Query, Smoothing, smoothing, TokenId, target);

ARROW(most_likely, Distribution, TokenId);      /* the first, if several */
PARAMETRIC(smooth, Smoothing, Distribution, Distribution);
PARTIAL(surprises, Unit, Distribution, Surprises);
PARAMETRIC(surprise_at, TokenId, Surprises, Loss);

COMPOSE(favourite, frequencies, most_likely);

COMPOSE_WITH(smooth_frequencies, Smoothing,
    frequencies, NULL,
    smooth,      p);

COMPOSE_PARTIAL(surprise, TokenId,
    surprises,   NULL,
    surprise_at, p);

COMPOSE_PARTIAL(surprise_in, Query,
    sequence,           NULL,
    smooth_frequencies, &p->smoothing,
    surprise,           &p->target);

/* The same as favourite and surprise_in, written by hand. */
ARROW(commonest, Sequence, TokenId);
PARTIAL(surprise_by_hand, Query, Integers, Loss);

#endif
