/* both_heads.h - two heads side by side, or one after the other. */
static const Attention two_heads = { TOKENS, TOKENS, 2, HEAD / 2, 1, 4 };
static const Attention half = { TOKENS, TOKENS, 1, HEAD / 2, 1, 4 };

static void side_by_side(const SelfAttention *restrict p,
    const TokenRows *restrict x, TokenRows *restrict y)
{
    TokenRows both;
    attend_as(&two_heads, p, 0, x, both.at);
    project(TOKENS, HEAD, HEAD, HEAD, both.at, p->wo, y->at);
}

static void head_by_head(const SelfAttention *restrict p,
    const TokenRows *restrict x, TokenRows *restrict y)
{
    TokenRows from_one;
    real head[TOKENS * HEAD / 2];
    *y = (TokenRows){ { 0 } };
    for (int h = 0; h < 2; h++) {
        attend_as(&half, p, h * HEAD / 2, x, head);
        project(TOKENS, HEAD / 2, HEAD, HEAD, head, p->wo + h * HEAD * HEAD / 2,
                from_one.at);
        for (int i = 0; i < TOKENS * HEAD; i++)
            y->at[i] += from_one.at[i];
    }
}

PARAMETRIC(side_by_side, SelfAttention, TokenRows, TokenRows);
PARAMETRIC(head_by_head, SelfAttention, TokenRows, TokenRows);
