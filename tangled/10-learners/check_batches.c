/* check_batches.c - layers on batches, against chapter 7 one by one. */
#include "perceptrons.h"
#include "sample_learners.h"
#include "shapes.h"
#include "testing.h"
#include <math.h>

SPACE(PairMatrix, 4 * 2);
SPACE(LabelNumber, 1);
DEFINE_LINEAR(pair_linear, PairMatrix, Plane, Pair);
DEFINE_BIAS(pair_bias, Pair);
DEFINE_TANH(pair_tanh, Pair);
DEFINE_CROSS_ENTROPY(pair_loss, LabelNumber, Pair, MeanLoss);
DEFINE_MEAN_CROSS_ENTROPY(judge_pair, Pair);
COMPOSE_LENS(pair_affine, pair_linear, pair_bias);
COMPOSE_LENS(pair_layer, pair_affine, pair_tanh);
COMPOSE_LENS(pair_net, pair_layer, pair_loss);
COMPOSE_LENS(batch_layer, xor_first, xor_bend);
COMPOSE_LENS(batch_net, batch_layer, judge_pair);
SAMPLED_SPACE(XorFirst);
SAMPLED_SPACE(MeanLoss);

static Source source;

static void apart(const XorFirst *p, int label, pair_net_pair *q)
{
    for (int i = 0; i < 4; i++) {
        q->f.f.f.at[2 * i] = p->at[3 * i];
        q->f.f.f.at[2 * i + 1] = p->at[3 * i + 1];
        q->f.f.g.at[i] = p->at[3 * i + 2];
    }
    q->g.at[0] = (real)label;
}

/* The mean loss and its gradients, one example at a time. */
static void one_by_one(const XorFirst *p, const Labels *labels,
    const Plane_batch *x, MeanLoss *loss, XorFirst *dp, Plane_batch *dx)
{
    const MeanLoss one = { { 1 / (real)x->count } };
    loss->at[0] = 0;
    *dp = (XorFirst){ { 0 } };
    for (int b = 0; b < x->count; b++) {
        pair_net_pair q = { 0 }, dq;
        pair_net_tape t;
        MeanLoss y;
        apart(p, labels->at[b], &q);
        pair_net_forward(&q, &x->at[b], &y, &t);
        pair_net_reverse(&q, &t, &one, &dq, &dx->at[b]);
        loss->at[0] += y.at[0];
        for (int i = 0; i < 4; i++) {
            dp->at[3 * i] += dq.f.f.f.at[2 * i];
            dp->at[3 * i + 1] += dq.f.f.f.at[2 * i + 1];
            dp->at[3 * i + 2] += dq.f.f.g.at[i];
        }
    }
    loss->at[0] /= (real)x->count;
}

START_TEST(a_batch_is_its_examples_one_by_one)
{
    batch_net_pair p = { 0 }, dp;
    batch_net_tape t;
    Plane_batch x, dx, expected_dx;
    MeanLoss y, again, expected;
    XorFirst expected_dp;
    source_seed(&source, (uint64_t)_i);
    XorFirst_sample(&source, &p.f.f);
    x.count = p.g.count = 1 + draw_below(&source, BATCH_MAX);
    for (int b = 0; b < x.count; b++)
        Plane_sample(&source, &x.at[b]), p.g.at[b] = draw_below(&source, 4);
    one_by_one(&p.f.f, &p.g, &x, &expected, &expected_dp, &expected_dx);
    batch_net(&p, &x, &y);
    batch_net_forward(&p, &x, &again, &t);
    batch_net_reverse(&p, &t, &(MeanLoss){ { 1 } }, &dp, &dx);
    ck_assert(MeanLoss_gap(&y, &expected) == 0);
    ck_assert(MeanLoss_gap(&again, &expected) == 0);
    ck_assert(XorFirst_gap(&dp.f.f, &expected_dp) == 0);
    ck_assert_int_eq(dx.count, x.count);
    ck_assert_int_eq(dp.g.count, 0);
    for (int b = 0; b < x.count; b++)
        ck_assert(Plane_gap(&dx.at[b], &expected_dx.at[b]) == 0);
}
END_TEST

START_TEST(a_batch_has_from_one_to_its_most_examples)
{
    static const struct { int n; enum status s; const char *said; } rows[] = {
        { 0, EMPTY, "batch of 0 examples: expected from 1 to 32" },
        { -3, EMPTY, "batch of -3 examples: expected from 1 to 32" },
        { 33, TOO_LONG, "batch of 33 examples: expected from 1 to 32" },
        { 1, OK, "" }, { 32, OK, "" },
    };
    for (int i = 0; i < ROWS(rows); i++) {
        BatchSize made = { 0 };
        Sentence said;
        const Integer n = { rows[i].n };
        ck_assert_int_eq(batch_size(NULL, &n, &made), rows[i].s);
        ck_assert_int_eq(made.count, rows[i].s == OK ? rows[i].n : 0);
        batch_size_refusal(&n, &said);
        ck_assert_str_eq(said.text, rows[i].said);
    }
}
END_TEST

START_TEST(weights_start_within_their_bound)
{
    real W[40 * 11];
    double square = 0;
    const double bound = sqrt(6.0 / 50);
    source_seed(&source, (uint64_t)_i);
    glorot_start(&source, 40, 10, W);
    for (int i = 0; i < 40; i++) {
        for (int j = 0; j < 10; j++) {
            ck_assert(fabs((double)W[11 * i + j]) <= bound);
            square += pow((double)W[11 * i + j], 2) / 400;
        }
        ck_assert(W[11 * i + 10] == 0);
    }
    ck_assert_double_eq_tol(square, bound * bound / 3, 0.07 * bound * bound);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_batch_is_its_examples_one_by_one, 200 },
        { a_batch_has_from_one_to_its_most_examples, 1 },
        { weights_start_within_their_bound, 10 },
    };
    return run_tests("batches", ROWS(tests), tests);
}
