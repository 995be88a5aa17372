/* check_markov.c - the laws of kernels, and which of them are functions. */
#include "all_kernels.h"
#include "sample_cuts.h"
#include "testing.h"

static Source source;

static int kernels_same(const MarkovKernel *f, const MarkovKernel *g)
{
    int same = 1;
    for (int i = 0; i < PLACES; i++)
        same &= law_same(&f->row[i], &g->row[i]);
    return same;
}

START_TEST(kernels_make_a_category)
{
    MarkovKernel f, g, h, fg, gh, left, right;
    const MarkovKernel one = markov_identity();
    source_seed(&source, (uint64_t)_i);
    MarkovKernel_sample(&source, &f), MarkovKernel_sample(&source, &g);
    MarkovKernel_sample(&source, &h);
    markov_compose(&f, &g, &fg), markov_compose(&g, &h, &gh);
    markov_compose(&fg, &h, &left), markov_compose(&f, &gh, &right);
    ck_assert(kernels_same(&left, &right));
    markov_compose(&f, &one, &left), markov_compose(&one, &f, &right);
    ck_assert(kernels_same(&left, &f) && kernels_same(&right, &f));
}
END_TEST

/* f ; copy = copy ; (f x f), at each element? */
static int commutes_with_copies(const MarkovKernel *f)
{
    int same = 1;
    for (int i = 0; i < PLACES; i++) {
        Law at = { 1, { 0 } }, drawn;
        PairLaw twice, before, after;
        at.at[i] = 1;
        law_through(f, &at, &drawn);
        law_copy(&drawn, &after);
        law_copy(&at, &before);
        pair_through(f, &before, &twice);
        same &= PairLaw_gap(&twice, &after) == 0;
    }
    return same;
}

START_TEST(functions_and_no_other_kernels_commute_with_copies)
{
    int sure = 0;
    for (int n = 0; n < QUARTER_KERNELS; n++) {
        const MarkovKernel f = quarter_kernel(n);
        ck_assert_int_eq(commutes_with_copies(&f), markov_is_sure(&f));
        sure += markov_is_sure(&f);
    }
    ck_assert_int_eq(sure, 27);
}
END_TEST

START_TEST(what_is_forgotten_is_certain_and_copies_are_alike)
{
    Law x;
    NoLaw all;
    PairLaw both;
    source_seed(&source, (uint64_t)_i);
    Law_sample(&source, &x);
    law_discard(&x, &all), law_copy(&x, &both);
    ck_assert(all.total == x.total && all.at == x.total);
    for (int i = 0; i < PLACES * PLACES; i++)
        ck_assert(both.at[i / PLACES][i % PLACES]
                  == (i / PLACES == i % PLACES ? x.at[i % PLACES] : 0));
}
END_TEST

START_TEST(the_second_letter_by_hand)
{
    const MarkovKernel f = { { { 4, { 1, 3, 0 } }, { 2, { 1, 1, 0 } },
                               { 1, { 0, 0, 1 } } } };
    const Law a = { 16, { 7, 9, 0 } }, b = { 8, { 3, 5, 0 } };
    MarkovKernel ff;
    markov_compose(&f, &f, &ff);
    ck_assert(law_same(&ff.row[0], &a) && law_same(&ff.row[1], &b));
    ck_assert(!law_same(&ff.row[0], &b));
}
END_TEST

#define BOTH(f, g) (f(&cut, &x, &y), g(&cut, &y, &z), z)
START_TEST(which_manners_change_places)
{
    int nucleus_first = 0;
    source_seed(&source, (uint64_t)_i);
    for (int n = 0; n < 1000; n++) {
        Law x, y, z;
        Cut cut;
        Law_sample(&source, &x), Cut_sample(&source, &cut);
        const Law a = BOTH(law_top_k, law_colder);
        const Law b = BOTH(law_colder, law_top_k);
        ck_assert(law_same(&a, &b));
        const Law once = (law_top_k(&cut, &x, &y), y);
        const Law twice = BOTH(law_top_k, law_top_k);
        ck_assert(law_same(&once, &twice));
        const Law c = BOTH(law_top_k, law_top_p);
        const Law d = BOTH(law_top_p, law_top_k);
        nucleus_first += !law_same(&c, &d);
    }
    ck_assert(nucleus_first > 0);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { kernels_make_a_category, 500 },
        { functions_and_no_other_kernels_commute_with_copies, 1 },
        { what_is_forgotten_is_certain_and_copies_are_alike, 50 },
        { the_second_letter_by_hand, 1 },
        { which_manners_change_places, 20 },
    };
    return run_tests("kernels", ROWS(tests), tests);
}
