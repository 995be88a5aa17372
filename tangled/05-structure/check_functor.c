/* check_functor.c - the laws of functors, for all functions where we can. */
#include "must_not_compile.h"
#include "sample_structure.h"

enum { SEEDS = 200, TABLES = 243 * 8 };
IDENTITY(TokenId);
LIST_MAP(list_identity, Text, Text, TokenId_identity);
OPTION_MAP(option_identity, TokenOption, TokenOption, TokenId_identity);
PAIR_MAP(pair_identity, TokenPair, TokenPair, TokenId_identity);
PUSH(push_identity, TokenHistogram, TokenHistogram, TokenId_identity);
static Source source;

#define CHECK_IDENTITY(F, A) do { \
    A x, y; \
    A##_sample(&source, &x); \
    F##_identity(NULL, &x, &y); \
    ck_assert(A##_gap(&x, &y) == 0); \
} while (0)

START_TEST(an_identity_is_mapped_to_an_identity)
{
    source_seed(&source, (uint64_t)_i);
    CHECK_IDENTITY(list, Text);
    CHECK_IDENTITY(option, TokenOption);
    CHECK_IDENTITY(pair, TokenPair);
    CHECK_IDENTITY(push, TokenHistogram);
}
END_TEST

static TwoTables numbered_tables(int n)
{
    TwoTables t;
    for (int i = 0; i < VOCABULARY; i++, n /= Kind_count)
        t.f.at[i].index = n % Kind_count;
    for (int k = 0; k < Kind_count; k++, n /= Side_count)
        t.g.at[k].index = n % Side_count;
    return t;
}

#define CHECK_COMPOSITE(F, t, A, B, C, x) do { \
    B middle; C twice, once; \
    F##_f(&(t)->f, x, &middle); \
    F##_g(&(t)->g, &middle, &twice); \
    F##_fg(t, x, &once); \
    ck_assert(C##_gap(&twice, &once) == 0); \
} while (0)

START_TEST(options_and_pairs_keep_every_composite)
{
    const TwoTables t = numbered_tables(_i);
    for (int i = 0; i <= VOCABULARY; i++) {
        const TokenOption x = { i < VOCABULARY, { i % VOCABULARY } };
        CHECK_COMPOSITE(option, &t, TokenOption, KindOption, SideOption, &x);
    }
    for (int i = 0; i < VOCABULARY * VOCABULARY; i++) {
        const TokenPair x = { { i % VOCABULARY }, { i / VOCABULARY } };
        CHECK_COMPOSITE(pair, &t, TokenPair, KindPair, SidePair, &x);
    }
}
END_TEST

START_TEST(histograms_keep_every_composite_and_their_sum)
{
    const TwoTables t = numbered_tables(_i);
    TokenHistogram x;
    KindHistogram y;
    int before = 0, after = 0;
    source_seed(&source, (uint64_t)_i);
    TokenHistogram_sample(&source, &x);
    CHECK_COMPOSITE(push, &t, TokenHistogram, KindHistogram,
                    SideHistogram, &x);
    push_f(&t.f, &x, &y);
    for (int i = 0; i < VOCABULARY; i++)
        before += x.at[i];
    for (int k = 0; k < Kind_count; k++)
        after += y.at[k];
    ck_assert_int_eq(before, after);
}
END_TEST

START_TEST(float_masses_keep_composites_within_a_bound_and_no_better)
{
    double worst = 0;
    source_seed(&source, 1);
    for (int i = 0; i < 1000; i++) {
        const TwoTables t = numbered_tables(draw_below(&source, TABLES));
        Distribution x;
        KindDistribution middle;
        SideDistribution twice, once;
        Distribution_sample(&source, &x);
        carry_f(&t.f, &x, &middle);
        carry_g(&t.g, &middle, &twice);
        carry_fg(&t, &x, &once);
        worst = fmax(worst, SideDistribution_gap(&twice, &once));
    }
    ck_assert(worst > 0);
    ck_assert(worst <= 8 * 0x1p-24);
}
END_TEST

START_TEST(the_example_by_hand)
{
    const Text x = { 5, { { 2 }, { 0 }, { 2 }, { 1 }, { 2 } } };
    const TokenToKind f = { { { 0 }, { 0 }, { 1 }, { 2 }, { 2 } } };
    TokenHistogram tokens;
    KindHistogram kinds;
    count_tokens(&x, &tokens);
    ck_assert(tokens.at[0] == 1 && tokens.at[1] == 1 && tokens.at[2] == 3);
    push_f(&f, &tokens, &kinds);
    ck_assert(kinds.at[0] == 2 && kinds.at[1] == 3 && kinds.at[2] == 0);
}
END_TEST

START_TEST(every_length_is_kept)
{
    Text x = { .length = _i };
    TokenToKind f = { { { 2 }, { 1 }, { 1 }, { 1 }, { 1 } } };
    KindList y;
    list_f(&f, &x, &y);
    ck_assert_int_eq(y.length, _i);
    for (int i = 0; i < _i; i++)
        ck_assert_int_eq(y.at[i].index, 2);
}
END_TEST

START_TEST(sampled_functions_reach_every_value_at_every_place)
{
    int f[VOCABULARY * Kind_count] = { 0 }, g[Kind_count * Side_count] = { 0 };
    source_seed(&source, 1);
    for (int n = 0; n < 500; n++) {
        TwoTables t;
        TwoTables_sample(&source, &t);
        for (int i = 0; i < VOCABULARY; i++)
            f[i * Kind_count + t.f.at[i].index]++;
        for (int k = 0; k < Kind_count; k++)
            g[k * Side_count + t.g.at[k].index]++;
    }
    for (int i = 0; i < ROWS(f); i++)
        ck_assert_int_gt(f[i], 0);
    for (int i = 0; i < ROWS(g); i++)
        ck_assert_int_gt(g[i], 0);
}
END_TEST

START_TEST(sampled_lists_are_empty_full_and_in_between)
{
    int length[CAPACITY + 1] = { 0 }, some[2] = { 0 };
    source_seed(&source, 1);
    for (int n = 0; n < 500; n++) {
        KindList x;
        TokenOption o;
        KindList_sample(&source, &x);
        TokenOption_sample(&source, &o);
        length[x.length]++;
        some[o.some]++;
    }
    ck_assert(length[0] > 0 && length[5] > 0 && length[CAPACITY] > 0);
    ck_assert(some[0] > 0 && some[1] > 0);
}
END_TEST

int main(void)
{
    const int ill_typed_cases = ill_typed_programs(3);
    const Test tests[] = {
        { an_identity_is_mapped_to_an_identity, SEEDS },
        { options_and_pairs_keep_every_composite, TABLES },
        { histograms_keep_every_composite_and_their_sum, TABLES },
        { float_masses_keep_composites_within_a_bound_and_no_better, 1 },
        { the_example_by_hand, 1 },
        { every_length_is_kept, CAPACITY + 1 },
        { sampled_functions_reach_every_value_at_every_place, 1 },
        { sampled_lists_are_empty_full_and_in_between, 1 },
        { there_are_ill_typed_programs_and_a_compiler, 1 },
        { an_ill_typed_program_is_rejected_with_these_words,
          ill_typed_cases },
    };
    return run_tests("functor", ROWS(tests), tests);
}
