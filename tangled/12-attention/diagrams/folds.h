/* folds.h - keys and values become summaries, and summaries are joined. */
#include "../sample_attention.h"

static void summarise(const Query *restrict q, const KeyRun *restrict x,
                      HeadSummary *restrict y)
{
    real s[RUN], one[AT_O + HEAD];
    (void)scores(HEAD, x->length, HEAD, q->at, x->k, s);
    summary_empty(HEAD, y->at);
    for (int j = 0; j < x->length; j++) {
        summary_tile(HEAD, 1, HEAD, s + j, x->v + j * HEAD, one);
        summary_join_in_place(HEAD, y->at, one);
    }
}

static void summarise_both(const Query *restrict q, const TwoRuns *restrict x,
                           TwoSummaries *restrict y)
{
    summarise(q, &x->first, &y->first);
    summarise(q, &x->second, &y->second);
}

static void concatenate(const TwoRuns *restrict x, KeyRun *restrict y)
{
    const KeyRun *b = &x->second;
    *y = x->first;
    for (int c = 0; c < b->length * HEAD; c++) {
        y->k[x->first.length * HEAD + c] = b->k[c];
        y->v[x->first.length * HEAD + c] = b->v[c];
    }
    y->length += b->length;
}

static void join(const TwoSummaries *restrict x, HeadSummary *restrict y)
{
    *y = x->first;
    summary_join_in_place(HEAD, y->at, x->second.at);
}

static void join_by_formula(const TwoSummaries *restrict x,
                            HeadSummary *restrict y)
{
    *y = x->first;
    formula_join_in_place(HEAD, y->at, x->second.at);
}

PARAMETRIC(summarise, Query, KeyRun, HeadSummary);
PARAMETRIC(summarise_both, Query, TwoRuns, TwoSummaries);
ARROW(concatenate, TwoRuns, KeyRun);
ARROW(join, TwoSummaries, HeadSummary);
ARROW(join_by_formula, TwoSummaries, HeadSummary);
