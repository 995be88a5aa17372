/* check_counts.c - summaries are a monoid, and the loss sees only counts. */
#include "counts.h"
#include "sample_counts.h"
#include "sample_training.h"
#include "testing.h"

enum { SEEDS = 200 };

/* The summary of a text from those of two pieces, cut anywhere. */
static void count_in_pieces(Source *s, const Text *x, Summary *y)
{
    SummaryPair both;
    Text part = { .length = draw_below(s, x->length + 1) };
    int rest = x->length - part.length;
    if (x->length <= 1) {
        count_text(x, y);
        return;
    }
    for (int i = 0; i < part.length; i++)
        part.at[i] = x->at[i];
    count_in_pieces(s, &part, &both.left);
    for (int i = 0; i < rest; i++)
        part.at[i] = x->at[x->length - rest + i];
    part.length = rest;
    count_in_pieces(s, &part, &both.right);
    join(&both, y);
}

START_TEST(a_summary_does_not_depend_on_the_cuts)
{
    Source s;
    Text x;
    Summary whole, pieces;
    source_seed(&s, (uint64_t)_i);
    Text_sample(&s, &x);
    count_text(&x, &whole);
    count_in_pieces(&s, &x, &pieces);
    ck_assert(Summary_gap(&whole, &pieces) == 0);
}
END_TEST

/* (x y) z or x (y z) */
static void join_three(int to_the_right, const Summary x[3], Summary *y)
{
    SummaryPair inner, outer = { x[0], x[2] };
    inner.left = x[to_the_right];
    inner.right = x[to_the_right + 1];
    join(&inner, to_the_right ? &outer.right : &outer.left);
    join(&outer, y);
}

START_TEST(summaries_are_a_monoid)
{
    Source s;
    Text text;
    Summary x[3], left, right;
    const Summary unit = { .empty = 1 };
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < 3; i++) {
        Text_sample(&s, &text);
        count_text(&text, &x[i]);
    }
    join_three(0, x, &left);
    join_three(1, x, &right);
    ck_assert(Summary_gap(&left, &right) == 0);
    join(&(SummaryPair){ unit, x[0] }, &left);
    join(&(SummaryPair){ x[0], unit }, &right);
    ck_assert(Summary_gap(&left, &x[0]) == 0);
    ck_assert(Summary_gap(&right, &x[0]) == 0);
}
END_TEST

START_TEST(windows_and_summaries_have_the_same_counts)
{
    Source s;
    Sequence sequence;
    TrainingSet windows;
    Text text;
    Summary summary;
    PairCounts counts;
    source_seed(&s, (uint64_t)_i);
    Sequence_sample(&s, &sequence);
    text.length = sequence.length;
    for (int i = 0; i < text.length; i++)
        text.at[i] = sequence.at[i];
    count_text(&text, &summary);
    ck_assert_int_eq(summary.pairs.total, text.length - 1);
    if (window(NULL, &sequence, &windows) == OK) {
        count_pairs(&windows, &counts);
        ck_assert(PairCounts_gap(&counts, &summary.pairs) == 0);
    }
}
END_TEST

START_TEST(the_text_of_the_demonstration_has_four_pairs)
{
    Text x = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    Summary y;
    count_text(&x, &y);
    ck_assert(!y.empty && y.first.index == 1 && y.last.index == 4);
    ck_assert_int_eq(y.pairs.total, 7);
    for (int i = 1; i <= 4; i++) {
        ck_assert_int_eq(y.pairs.from[i], i == 4 ? 1 : 2);
        ck_assert_int_eq(y.pairs.pair[i][i % 4 + 1], i == 4 ? 1 : 2);
    }
}
END_TEST

START_TEST(learning_from_counts_follows_learning_from_data)
{
    State s = demonstration(7);
    Learner learner = s.learner, next;
    PairCounts counts;
    count_pairs(&s.data, &counts);
    for (int i = 0; i < 80; i++) {
        step_in_place(&s);
        ck_assert_int_eq(learn_on_counts(&counts, &learner, &next), OK);
        learner = next;
        ck_assert_double_le(Learner_gap(&s.learner, &learner), 1e-5);
    }
}
END_TEST

START_TEST(no_pairs_have_no_mean)
{
    const PairCounts none = { 0 };
    Learner x = { .rate = { 1 } }, y;
    Gradient g;
    Loss loss;
    parameters_by_rule(&x.parameters);
    ck_assert_int_eq(loss_on_counts(&x.parameters, &none, &loss), EMPTY);
    ck_assert_int_eq(gradient_on_counts(&x.parameters, &none, &g), EMPTY);
    ck_assert_int_eq(learn_on_counts(&none, &x, &y), EMPTY);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_summary_does_not_depend_on_the_cuts, SEEDS },
        { summaries_are_a_monoid, SEEDS },
        { windows_and_summaries_have_the_same_counts, SEEDS },
        { the_text_of_the_demonstration_has_four_pairs, 1 },
        { learning_from_counts_follows_learning_from_data, 1 },
        { no_pairs_have_no_mean, 1 },
    };
    return run_tests("counts", ROWS(tests), tests);
}
