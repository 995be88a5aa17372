/* check_replay.c - all brackets give the same bits, at the predicted cost. */
#include "catalan.h"
#include "sample_lenses.h"
#include "testing.h"
#include <stdlib.h>
#include <string.h>

enum { LONG = 40, PAINT = 0xa5 };
static Source source;
static Layer p[LONG], dp[LONG], expected[LONG];
static Activation x, dy, dx;

static Chain some_chain(int seed, int layers, int dropout)
{
    Activation values[LONG + 1];
    source_seed(&source, (uint64_t)seed);
    for (int k = 0; k < layers; k++)
        Layer_sample(&source, &p[k]);
    Activation_sample(&source, &x);
    Activation_sample(&source, &dy);
    const Chain c = { layers, p, source_word(&source),
        dropout ? dropout_get : plain_get, dropout ? dropout_put : plain_put };
    values[0] = x;
    dx = dy;
    chain_by_hand(&c, values, &dx, expected);
    return c;
}

/* Runs b in memory that is exactly large enough, and looks at everything. */
static void assert_replayed(const Chain *c, const Bracketing *b)
{
    const BracketCost cost = bracketing_cost(b);
    const size_t size = memory_bytes(cost.kept);
    unsigned char *bytes = malloc(size);
    ck_assert_ptr_nonnull(bytes);
    memset(bytes, PAINT, size);
    memset(dp, PAINT, sizeof dp);
    Memory *m = (Memory *)(void *)bytes;
    m->kept[0] = x;
    m->d = dy;
    const BracketCost seen = chain_put(c, b, dp, m);
    ck_assert_int_eq(seen.evaluations, cost.evaluations);
    ck_assert_int_eq(seen.kept, cost.kept);
    ck_assert(Activation_gap(&m->d, &dx) == 0);
    for (int k = 0; k < c->layers; k++)
        ck_assert(Layer_gap(&dp[k], &expected[k]) == 0);
    size_t used = size;
    while (used > 0 && bytes[used - 1] == PAINT)
        used--;
    ck_assert(used + sizeof (Activation) > size);
    free(bytes);
}

START_TEST(all_brackets_of_a_few_layers_give_the_same_bits)
{
    const int n = 1 + _i / 2;
    const Chain c = some_chain(_i, n, _i % 2);
    Bracketing b;
    for (long i = 0; i < bracketings(n); i++) {
        bracketing_at(n, i, &b);
        assert_replayed(&c, &b);
    }
}
END_TEST

static void split_at_random(int n, int split[])
{
    if (n == 1)
        return;
    split[0] = 1 + draw_below(&source, n - 1);
    split_at_random(split[0], split + 1);
    split_at_random(n - split[0], split + split[0]);
}

START_TEST(random_brackets_of_many_layers_give_the_same_bits)
{
    const int n = 8 + _i % (LONG - 7);
    const Chain c = some_chain(_i, n, _i % 2);
    Bracketing b = { .layers = n };
    source_seed(&source, (uint64_t)_i);
    split_at_random(n, b.split);
    ck_assert_int_eq(bracketing_check(&b), OK);
    assert_replayed(&c, &b);
}
END_TEST

START_TEST(whatever_the_limit_the_brackets_fit)
{
    const int n = 1 + _i;
    const long most = (long)memory_bytes(n + 2);
    const long least = (long)memory_bytes(n > 1 ? 2 : 1);
    long before = NEVER;
    for (long bytes = 0; bytes <= most; bytes++) {
        const Budget budget = { n, bytes };
        Bracketing b;
        Sentence said;
        const enum status s = bracketing_within(NULL, &budget, &b);
        budget_refusal(&budget, &said);
        ck_assert_int_eq(s, bytes < least ? OUT_OF_RANGE : OK);
        ck_assert_int_eq(said.text[0] == '\0', s == OK);
        if (s != OK)
            continue;
        const BracketCost c = bracketing_cost(&b);
        ck_assert_int_le((long)memory_bytes(c.kept), bytes);
        ck_assert_int_le(c.evaluations, before);
        before = c.evaluations;
    }
    ck_assert_int_eq(before, n - 1);
}
END_TEST

START_TEST(masks_are_words_of_splitmix64)
{
    Activation at = { { 1, 2, 3, 4, 5, 6, 7, 8 } };
    ck_assert(mask_of(0, 0) == 0xe220a8397b1dcdafu);
    ck_assert(mask_of(0, 1) == 0x6e789e6aa1b965f4u);
    ck_assert(mask_of(0, 2) == mask_of(1, 1));
    masked(0xa5, &at);                  /* bits 0, 2, 5 and 7 */
    for (int i = 0; i < ACTIVATION; i++)
        ck_assert(at.at[i] == (real)(0xa5 >> i & 1) * 2 * (real)(i + 1));
}
END_TEST

START_TEST(a_refusal_says_what_is_needed)
{
    Bracketing b;
    Sentence said;
    char needed[32];
    snprintf(needed, sizeof needed, "at least %zu", memory_bytes(2));
    budget_refusal(&(Budget){ 12, 100 }, &said);
    ck_assert_ptr_nonnull(strstr(said.text, "memory of 100 bytes"));
    ck_assert_ptr_nonnull(strstr(said.text, needed));
    ck_assert_int_eq(bracketing_within(NULL, &(Budget){ 0, 9999 }, &b), EMPTY);
    ck_assert_int_eq(bracketing_within(NULL,
        &(Budget){ CHAIN_MAX + 1, 9999 }, &b), TOO_LONG);
    budget_refusal(&(Budget){ CHAIN_MAX + 1, 9999 }, &said);
    ck_assert_ptr_nonnull(strstr(said.text, "257 layers"));
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { all_brackets_of_a_few_layers_give_the_same_bits, 14 },
        { random_brackets_of_many_layers_give_the_same_bits, 200 },
        { whatever_the_limit_the_brackets_fit, 20 },
        { masks_are_words_of_splitmix64, 1 },
        { a_refusal_says_what_is_needed, 1 },
    };
    return run_tests("replay", ROWS(tests), tests);
}
