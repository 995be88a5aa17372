/* check_speculation.c - drafts keep the law: all paths, and many draws. */
#include "chi_square.h"
#include "every_path.h"
#include "letter_languages.h"
#include "testing.h"
#include <string.h>

static Source source;

START_TEST(all_paths_together_have_the_law_of_the_target)
{
    FewLanguages f;
    double law[FEW_TEXTS], wanted[FEW_TEXTS], sum = 0;
    source_seed(&source, (uint64_t)_i);
    few_languages(&f, &source);
    ck_assert(law_of_speculating(&f, _i % 3, law) > 0);
    law_of_target(&f, wanted);
    for (int i = 0; i < FEW_TEXTS; i++)
        sum += law[i];
    ck_assert(fabs(sum - 1) < 1e-13);
    ck_assert(law_distance(law, wanted) < 1e-14 * 10);
}
END_TEST

/* How many of ahead drafts will be accepted after text[0 .. n)? */
static double expected_accepted(const FewLanguages *f, int ahead, int n,
                                int text[])
{
    double sum = 0, all[2] = { 0, 0 };
    const double *q = f->pairs + (n > 0 ? text[n - 1] * FEW : 0);
    const double *p = f->triples + (n > 1 ? text[n - 2] * FEW * FEW : 0)
                    + (n > 0 ? text[n - 1] * FEW : 0);
    if (ahead == 0)
        return 0;
    for (int i = 0; i < FEW; i++)
        all[0] += q[i], all[1] += p[i];
    for (int i = 0; i < FEW; i++) {
        text[n] = i;
        sum += fmin(q[i] / all[0], p[i] / all[1])
             * (1 + expected_accepted(f, ahead - 1, n + 1, text));
    }
    return sum;
}

START_TEST(a_round_accepts_as_many_drafts_as_predicted)
{
    FewLanguages f;
    Paths all;
    double accepted = 0;
    int text[6];
    source_seed(&source, (uint64_t)_i);
    few_languages(&f, &source);
    const Language q = ngrams_language(&f.small);
    const Language p = ngrams_language(&f.large);
    const Speculation s = { &q, &p, 1 + _i % 2, f.room };
    paths_begin(&all);
    do {
        const int n = speculate(&s, 0, text, &all.chooser);
        accepted += n * all.probability;
    } while (paths_next(&all));
    ck_assert(fabs(accepted - expected_accepted(&f, s.ahead, 0, text))
              < 1e-13);
}
END_TEST

START_TEST(a_draft_by_the_target_itself_is_accepted)
{
    static Drawing d;
    FewLanguages f;
    int text[64];
    source_seed(&source, (uint64_t)_i);
    drawing_seed(&d, (uint64_t)_i);
    few_languages(&f, &source);
    const Language p = ngrams_language(&f.large);
    const Speculation s = { &p, &p, 2, f.room };
    for (int n = 0; n + 3 < 64; n += 3)
        ck_assert_int_eq(speculate(&s, n, text, &d.chooser), 2);
}
END_TEST

/* Are the letters sorted by the two before them those of the target? */
static double excess_of_letters(void)
{
    static int after[LETTERS * LETTERS][LETTERS];
    ChiSquare x = { 0, 0 };
    memset(after, 0, sizeof after);
    for (int n = 2; n < WRITTEN; n++)
        after[letters_written[n - 2] * LETTERS + letters_written[n - 1]]
             [letters_written[n]]++;
    for (int i = 0; i < LETTERS * LETTERS; i++)
        chi_square_add(&x, LETTERS, letter_triples + i * LETTERS, after[i]);
    return chi_square_excess(&x);
}

START_TEST(written_letters_have_the_law_of_the_target)
{
    (void)count_letters();
    const Tally t = write_letters(_i, (uint64_t)_i);
    const double spread = sqrt((double)t.judged) / 2 + 1;
    ck_assert(excess_of_letters() < 5);
    ck_assert(fabs(t.accepted - t.predicted) < 5 * spread);
}
END_TEST

START_TEST(the_draft_alone_has_another_law)
{
    static Drawing d;
    double odds[LETTERS];
    (void)count_letters();
    drawing_seed(&d, (uint64_t)_i);
    const Language q = ngrams_language(&small_letters);
    for (int n = 0; n < WRITTEN; n++)
        letters_written[n] = language_choose(&q, n, letters_written, odds,
                                             &d.chooser);
    ck_assert(excess_of_letters() > 50);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { all_paths_together_have_the_law_of_the_target, 60 },
        { a_round_accepts_as_many_drafts_as_predicted, 100 },
        { a_draft_by_the_target_itself_is_accepted, 50 },
        { written_letters_have_the_law_of_the_target, AHEAD },
        { the_draft_alone_has_another_law, 1 },
    };
    return run_tests("drafts", ROWS(tests), tests);
}
