/* counts.c - counting pairs, joining counts, learning from them. */
#include "counts.h"
#include "rows.h"
#include <string.h>

static void count_pair(TokenId x, TokenId y, PairCounts *n)
{
    n->total++;
    n->from[x.index]++;
    n->pair[x.index][y.index]++;
}

void count_text(const Text *restrict x, Summary *restrict y)
{
    memset(y, 0, sizeof *y);
    y->empty = x->length == 0;
    if (y->empty)
        return;
    y->first = x->at[0];
    y->last = x->at[x->length - 1];
    for (int i = 1; i < x->length; i++)
        count_pair(x->at[i - 1], x->at[i], &y->pairs);
}

void count_pairs(const TrainingSet *restrict x, PairCounts *restrict y)
{
    memset(y, 0, sizeof *y);
    for (int i = 0; i < x->count; i++)
        count_pair(x->at[i].input, x->at[i].target, y);
}

void add_counts_in_place(const PairCounts *x, PairCounts *sum)
{
    sum->total += x->total;
    for (int i = 0; i < VOCABULARY; i++) {
        sum->from[i] += x->from[i];
        for (int j = 0; j < VOCABULARY; j++)
            sum->pair[i][j] += x->pair[i][j];
    }
}

void join(const SummaryPair *restrict x, Summary *restrict y)
{
    *y = x->left.empty ? x->right : x->left;
    if (x->left.empty || x->right.empty)
        return;
    y->last = x->right.last;
    add_counts_in_place(&x->right.pairs, &y->pairs);
    count_pair(x->left.last, x->right.first, &y->pairs);
}

void concatenate(const TextPair *restrict x, Text *restrict y)
{
    *y = x->left;
    for (int i = 0; i < x->right.length; i++)
        y->at[y->length++] = x->right.at[i];
}

void count_both(const TextPair *restrict x, SummaryPair *restrict y)
{
    count_text(&x->left, &y->left);
    count_text(&x->right, &y->right);
}

void Summary_pairs(const Summary *restrict x, PairCounts *restrict y)
{
    *y = x->pairs;
}

/* n times the loss of the pair (x, y). */
static real loss_of_pair(int n, const Logits *scores, int y)
{
    const TokenId target = { y };
    Loss loss;
    cross_entropy(&target, scores, &loss);
    return (real)n * loss.nats;
}

enum status loss_on_counts(const Parameters *restrict p,
                           const PairCounts *restrict x, Loss *restrict y)
{
    real sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
        const TokenId input = { i };
        Logits scores;
        score(p, &input, &scores);
        for (int j = 0; j < VOCABULARY; j++)
            if (x->pair[i][j] > 0)
                sum += loss_of_pair(x->pair[i][j], &scores, j);
    }
    y->nats = sum / (real)x->total;
    return x->total > 0 ? OK : EMPTY;
}

/* Puts the next tokens that occur into a block; i becomes the one after. */
static void fill(const PairCounts *x, int *i, Rows *r)
{
    r->count = 0;
    for (; *i < VOCABULARY && r->count < BLOCK; ++*i)
        if (x->from[*i] > 0) {
            r->share[r->count] = (real)x->from[*i] / (real)x->total;
            r->input[r->count++].index = *i;
        }
}

static void subtract_counts(const PairCounts *x, Rows *r)
{
    const real share = 1 / (real)x->total;
    for (int k = 0; k < r->count; k++) {
        const int *n = x->pair[r->input[k].index];
        for (int j = 0; j < VOCABULARY; j++)
            r->y[k][j] -= share * (real)n[j];
    }
}

enum status gradient_on_counts(const Parameters *restrict p,
                               const PairCounts *restrict x,
                               Gradient *restrict y)
{
    Rows r;
    if (x->total == 0)
        return EMPTY;
    rows_begin(p, &r, y);
    for (int i = 0; i < VOCABULARY;) {
        fill(x, &i, &r);
        rows_forward(&p->embedding, &r);
        subtract_counts(x, &r);
        rows_backward(&r, &y->embedding);
    }
    rows_end(&r, &y->head);
    return OK;
}

enum status learn_on_counts_in_place(const PairCounts *x, Learner *learner)
{
    Gradient g;
    const enum status s = gradient_on_counts(&learner->parameters, x, &g);
    if (s == OK)
        descend_in_place(&learner->rate, &g, &learner->parameters);
    return s;
}

enum status learn_on_counts(const PairCounts *restrict p,
                            const Learner *restrict x, Learner *restrict y)
{
    *y = *x;
    return learn_on_counts_in_place(p, y);
}
