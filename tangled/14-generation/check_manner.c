/* check_manner.c - manners in floats, against those in whole numbers. */
#include "chi_square.h"
#include "choosing.h"
#include "manner.h"
#include "sample_cuts.h"
#include "testing.h"

static Source source;

START_TEST(the_program_agrees_with_whole_numbers)
{
    Law x, cold, kept, cut;
    Cut c;
    float logits[PLACES];
    double odds[PLACES], total = 0;
    int heap[PLACES];
    source_seed(&source, (uint64_t)_i);
    Law_sample(&source, &x), Cut_sample(&source, &c);
    law_colder(&c, &x, &cold), law_top_k(&c, &cold, &kept);
    law_top_p(&c, &kept, &cut);
    for (int i = 0; i < PLACES; i++)
        logits[i] = (float)log((double)x.at[i]);
    const Manner m = { 1.0F / (float)c.power, c.keep,
                       (float)c.share / 100 };
    manner_odds(&m, PLACES, logits, odds, heap);
    for (int i = 0; i < PLACES; i++)
        total += odds[i];
    for (int i = 0; i < PLACES; i++)
        ck_assert(fabs(odds[i] / total - (double)cut.at[i]
                       / (double)cut.total) < 2e-6);
}
END_TEST

enum { MANY = 60 };

/* Is token i kept?  by the definition */
static int should_keep(const Manner *m, const float logits[], int i)
{
    double total = 0, ahead = 0;
    const int k = m->top_k == 0 ? MANY : m->top_k;
    int rank_of_i = 0;
    for (int j = 0; j < MANY; j++) {
        const double w = exp((double)(logits[j] / m->temperature));
        int rank = 0;
        for (int l = 0; l < MANY; l++)
            rank += logits[l] > logits[j]
                 || (logits[l] == logits[j] && l < j);
        total += rank < k ? w : 0;
        ahead += logits[j] > logits[i]
              || (logits[j] == logits[i] && j < i) ? w : 0;
        rank_of_i = j == i ? rank : rank_of_i;
    }
    return rank_of_i < k && (rank_of_i == 0 || m->top_p >= 1
                             || ahead < (double)m->top_p * total);
}

START_TEST(each_token_is_kept_by_its_own_rank)
{
    static const float shares[] = { 0.3F, 0.7F, 0.95F, 1 };
    float logits[MANY];
    double odds[MANY];
    int heap[MANY];
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < MANY; i++)      /* many are equal */
        logits[i] = (float)draw_below(&source, 20) / 4;
    const Manner m = { 0.5F + (float)(_i % 3), draw_below(&source, MANY + 9),
                       shares[_i % 4] };
    manner_odds(&m, MANY, logits, odds, heap);
    for (int i = 0; i < MANY; i++)
        ck_assert_int_eq(odds[i] > 0, should_keep(&m, logits, i));
}
END_TEST

static int kept_tokens(Manner m, int n, const float logits[], double odds[])
{
    int heap[MANY], kept = 0;
    manner_odds(&m, n, logits, odds, heap);
    for (int i = 0; i < n; i++)
        kept += odds[i] > 0;
    return kept;
}

START_TEST(edges)
{
    static const float ties[] = { 1, 3, 2, 3, 3 }, apart[] = { -9e4F, 9e4F };
    double odds[5];
    ck_assert_int_eq(kept_tokens((Manner){ 1, 0, 1 }, 5, ties, odds), 5);
    ck_assert_int_eq(kept_tokens((Manner){ 1, 99, 1 }, 5, ties, odds), 5);
    ck_assert_int_eq(kept_tokens((Manner){ 1, 2, 1 }, 5, ties, odds), 2);
    ck_assert(odds[1] == 1 && odds[3] == 1 && odds[4] == 0);
    const Manner firsts[] = { { 0, 0, 1 }, { 1, 1, 1 }, { 1, 0, 0.001F } };
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(kept_tokens(firsts[i], 5, ties, odds), 1);
        ck_assert(odds[1] == 1);
    }
    ck_assert_int_eq(kept_tokens((Manner){ 1e-30F, 0, 1 }, 5, ties, odds), 3);
    ck_assert_int_eq(kept_tokens((Manner){ 1, 0, 1 }, 2, apart, odds), 1);
    ck_assert(odds[1] == 1);
}
END_TEST

START_TEST(a_manner_without_sense_is_refused_with_a_sentence)
{
    static const struct { Manner m; const char *says; } rows[] = {
        { { -1, 0, 1 }, "a temperature of -1: expected 0, for the likeliest "
          "token, or more" },
        { { INFINITY, 0, 1 }, "a temperature of inf: expected 0, for the "
          "likeliest token, or more" },
        { { 1, -2, 1 }, "top-k of -2: expected a number of tokens, or 0 for "
          "all" },
        { { 1, 0, 0 }, "top-p of 0: expected more than 0, and at most 1" },
        { { 1, 0, 1.5F }, "top-p of 1.5: expected more than 0, and at most "
          "1" },
        { { 0.5F, 3, 1 }, "" },
    };
    Manner made;
    Sentence s;
    const enum status r = manner(NULL, &rows[_i].m, &made);
    manner_refusal(&rows[_i].m, &s);
    ck_assert_str_eq(s.text, rows[_i].says);
    ck_assert_int_eq(r, s.text[0] == '\0' ? OK : OUT_OF_RANGE);
}
END_TEST

START_TEST(the_law_of_a_choice_is_counted)
{
    double odds[MANY], total = 0;
    uint64_t count[MANY], all = 0;
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < MANY; i++) {
        odds[i] = draw_below(&source, 3) == 0 ? 0
                : exp(30 * (double)draw_real(&source) - 30 * (_i % 2));
        total += odds[i];
    }
    choose_law(MANY, odds, count);
    for (int i = 0; i < MANY; i++) {
        const double share = (double)count[i] * 0x1p-53;
        ck_assert(odds[i] > 0 || count[i] == 0);
        ck_assert(fabs(share - odds[i] / total) <= 2 * (MANY + 1) * 0x1p-53);
        all += count[i];
    }
    ck_assert(all == UINT64_C(1) << 53);
}
END_TEST

/* The first and the last mark find tokens with odds, at any total. */
START_TEST(tokens_without_odds_are_never_chosen)
{
    double odds[MANY] = { 0 };
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 4; i++)         /* their sum is 4, or a bit more */
        odds[10 + 7 * i] = 1 + draw_below(&source, 1 << 20) * 0x1p-52
                         * (_i % 4);
    ck_assert_int_eq(choose_by_word(MANY, odds, 0), 10);
    ck_assert_int_eq(choose_by_word(MANY, odds, UINT64_MAX), 31);
}
END_TEST

enum { DIE = 17, THROWS = 20000 };

/* The excess of counts that are drawn by some odds, measured by others. */
static double excess_of_throws(const double drawn[], const double measured[])
{
    static Drawing d;
    int count[DIE] = { 0 };
    ChiSquare x = { 0, 0 };
    drawing_seed(&d, source_word(&source));
    for (int n = 0; n < THROWS; n++)
        count[d.chooser.choose(&d.chooser, DIE, drawn)]++;
    chi_square_add(&x, DIE, measured, count);
    return chi_square_excess(&x);
}

START_TEST(draws_follow_their_odds_and_no_others)
{
    double odds[DIE], other[DIE];
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < DIE; i++)
        other[i] = odds[i] = 1 + draw_below(&source, 9);
    other[_i % DIE] *= 2;
    ck_assert(excess_of_throws(odds, odds) < 5);
    ck_assert(excess_of_throws(odds, other) > 5);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_program_agrees_with_whole_numbers, 1000 },
        { each_token_is_kept_by_its_own_rank, 200 },
        { edges, 1 },
        { a_manner_without_sense_is_refused_with_a_sentence, 6 },
        { the_law_of_a_choice_is_counted, 60 },
        { tokens_without_odds_are_never_chosen, 60 },
        { draws_follow_their_odds_and_no_others, 10 },
    };
    return run_tests("manners", ROWS(tests), tests);
}
