/* cost.c - pipelines composed and by hand; one is compiled at a time. */
#include "compose.h"
#include "objects.h"
#include <math.h>

static inline ARROW(clip, Logits, Logits);
static inline ARROW(largest, Logits, TokenId);
static inline PARAMETRIC(row, Embedding, TokenId, Vector);
static inline PARAMETRIC(linear, Head, Vector, Logits);
static inline PARTIAL(made, Unit, Integer, TokenId);

static inline void clip(const Logits *restrict x, Logits *restrict y)
{
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = x->at[i] > 1 ? 1 : x->at[i] < -1 ? -1 : x->at[i];
}

static inline void largest(const Logits *restrict x, TokenId *restrict y)
{
    y->index = 0;
    for (int i = 1; i < VOCABULARY; i++)
        if (x->at[i] > x->at[y->index])
            y->index = i;
}

static inline void row(const Embedding *restrict p,
    const TokenId *restrict x, Vector *restrict y)
{
    for (int j = 0; j < WIDTH; j++)
        y->at[j] = p->at[x->index][j];
}

static inline void linear(const Head *restrict p,
    const Vector *restrict x, Logits *restrict y)
{
    for (int i = 0; i < VOCABULARY; i++) {
        y->at[i] = p->bias[i];
        for (int j = 0; j < WIDTH; j++)
            y->at[i] += x->at[j] * p->weight[j][i];
    }
}

static inline enum status made(const Unit *restrict p,
    const Integer *restrict x, TokenId *restrict y)
{
    (void)p;
    y->index = x->value;
    return x->value < 0 || x->value >= VOCABULARY ? OUT_OF_RANGE : OK;
}

IDENTITY(Logits);
COMPOSE(clip_twice, clip, clip);
COMPOSE(clip_largest, clip, largest);
COMPOSE(total_left, clip_twice, largest);       /* (clip ; clip) ; largest */
COMPOSE(total_right, clip, clip_largest);       /* clip ; (clip ; largest) */
COMPOSE(total_padded, clip, clip, Logits_identity, largest);
COMPOSE_WITH(score, Parameters, row, &p->embedding, linear, &p->head);
COMPOSE_WITH(with, Parameters, score, p, clip, NULL, largest, NULL);
COMPOSE_PARTIAL(partial, Parameters, made, NULL, score, p, largest, NULL);

INLINE void total_by_hand(const Logits *restrict x, TokenId *restrict y)
{
    Logits a, b;
    clip(x, &a); clip(&a, &b); largest(&b, y);
}

INLINE void with_by_hand(const Parameters *restrict p,
    const TokenId *restrict x, TokenId *restrict y)
{
    Vector v; Logits a, b;
    row(&p->embedding, x, &v); linear(&p->head, &v, &a);
    clip(&a, &b); largest(&b, y);
}

INLINE enum status partial_by_hand(const Parameters *restrict p,
    const Integer *restrict x, TokenId *restrict y)
{
    TokenId t; Vector v; Logits a;
    enum status s = made(NULL, x, &t);
    if (s != OK)
        return s;
    row(&p->embedding, &t, &v); linear(&p->head, &v, &a); largest(&a, y);
    return OK;
}

#if defined RUN_TOTAL
ARROW(run, Logits, TokenId);
void run(const Logits *restrict x, TokenId *restrict y) { RUN_TOTAL(x, y); }
#elif defined RUN_WITH
PARAMETRIC(run, Parameters, TokenId, TokenId);
void run(const Parameters *restrict p,
    const TokenId *restrict x, TokenId *restrict y) { RUN_WITH(p, x, y); }
#elif defined RUN_PARTIAL
PARTIAL(run, Parameters, Integer, TokenId);
enum status run(const Parameters *restrict p, const Integer *restrict x,
    TokenId *restrict y) { return RUN_PARTIAL(p, x, y); }
#endif
