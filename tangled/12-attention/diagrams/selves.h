/* selves.h - a sequence that attends to itself, and is permuted. */
typedef struct SelfAttention {
    real wq[HEAD * HEAD], wk[HEAD * HEAD], wv[HEAD * HEAD];
    real wo[HEAD * HEAD];
    TokenRows position;
    int to[TOKENS];                     /* a permutation */
} SelfAttention;

INLINE void SelfAttention_sample(Source *s, SelfAttention *p)
{
    reals_sample(s, HEAD * HEAD, p->wq), reals_sample(s, HEAD * HEAD, p->wk);
    reals_sample(s, HEAD * HEAD, p->wv), reals_sample(s, HEAD * HEAD, p->wo);
    TokenRows_sample(s, &p->position);
    for (int i = 0; i < TOKENS; i++)
        p->to[i] = i;
    for (int i = TOKENS - 1; i > 0; i--) {
        const int j = draw_below(s, i + 1), old = p->to[i];
        p->to[i] = p->to[j];
        p->to[j] = old;
    }
}

INLINE void SelfAttention_print(FILE *out, const SelfAttention *p)
{
    for (int i = 0; i < TOKENS; i++)
        fprintf(out, "%s%d", i == 0 ? "order " : " ", p->to[i]);
}

/* y [rows][n] = x [rows][m] w [m][n], where w begins each row at w */
static void project(int rows, int m, int n, int across, const real *x,
                    const real *w, real *y)
{
    for (int i = 0; i < rows; i++)
        for (int c = 0; c < n; c++) {
            y[i * n + c] = 0;
            for (int b = 0; b < m; b++)
                y[i * n + c] += x[i * m + b] * w[b * across + c];
        }
}

static void attend_as(const Attention *a, const SelfAttention *p, int first,
                      const TokenRows *x, real *y)
{
    TokenRows q, k, v;
    real kept[4 * TOKENS], scratch[64];
    const int n = a->heads * a->size;
    project(TOKENS, HEAD, n, HEAD, x->at, p->wq + first, q.at);
    project(TOKENS, HEAD, n, HEAD, x->at, p->wk + first, k.at);
    project(TOKENS, HEAD, n, HEAD, x->at, p->wv + first, v.at);
    if (attention_forward(a, q.at, k.at, v.at, y, kept, scratch)
        != OK)
        y[0] = NAN;
}

static const Attention one_head = { TOKENS, TOKENS, 1, HEAD, 0, 4 };
static const Attention one_causal = { TOKENS, TOKENS, 1, HEAD, 1, 4 };

static void attend(const SelfAttention *restrict p,
                   const TokenRows *restrict x, TokenRows *restrict y)
{
    attend_as(&one_head, p, 0, x, y->at);
}

static void attend_backwards_only(const SelfAttention *restrict p,
    const TokenRows *restrict x, TokenRows *restrict y)
{
    attend_as(&one_causal, p, 0, x, y->at);
}

static void attend_with_positions(const SelfAttention *restrict p,
    const TokenRows *restrict x, TokenRows *restrict y)
{
    TokenRows placed = *x;
    for (int c = 0; c < TOKENS * HEAD; c++)
        placed.at[c] += p->position.at[c];
    attend_as(&one_head, p, 0, &placed, y->at);
}

static void permute(const SelfAttention *restrict p,
                    const TokenRows *restrict x, TokenRows *restrict y)
{
    for (int i = 0; i < TOKENS; i++)
        for (int c = 0; c < HEAD; c++)
            y->at[p->to[i] * HEAD + c] = x->at[i * HEAD + c];
}

PARAMETRIC(attend, SelfAttention, TokenRows, TokenRows);
PARAMETRIC(attend_backwards_only, SelfAttention, TokenRows, TokenRows);
PARAMETRIC(attend_with_positions, SelfAttention, TokenRows, TokenRows);
PARAMETRIC(permute, SelfAttention, TokenRows, TokenRows);
