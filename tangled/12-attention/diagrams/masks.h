/* masks.h - a row of scores, some of them forbidden. */
typedef struct MaskedRow { real s[RUN], v[RUN * HEAD]; int allowed[RUN]; }
    MaskedRow;
SPACE(HeadAnswer, HEAD);
SAMPLED_SPACE(HeadAnswer);

/* One row in four has no key that is allowed. */
INLINE void MaskedRow_sample(Source *s, MaskedRow *x)
{
    const int none = draw_below(s, 4) == 0;
    reals_sample(s, RUN, x->s);
    reals_sample(s, RUN * HEAD, x->v);
    for (int j = 0; j < RUN; j++)
        x->allowed[j] = !none && draw_below(s, 2);
}

INLINE void MaskedRow_print(FILE *out, const MaskedRow *x)
{
    fputs("allowed:", out);
    for (int j = 0; j < RUN; j++)
        fprintf(out, " %d", x->allowed[j]);
}

static enum status terms_missing(const Unit *restrict p,
    const MaskedRow *restrict x, HeadAnswer *restrict y)
{
    (void)p;
    return missing_terms(HEAD, RUN, x->s, x->allowed, x->v, y->at);
}

static void a_million_less(const MaskedRow *restrict x,
                           HeadAnswer *restrict y)
{
    large_negative(HEAD, RUN, x->s, x->allowed, x->v, y->at);
}

PARTIAL(terms_missing, Unit, MaskedRow, HeadAnswer);
ARROW(a_million_less, MaskedRow, HeadAnswer);
