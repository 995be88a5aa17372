/* check_predictions.c - how often a map calls, and centring. */
static long touched;
#define TOUCH(place) (touched += (long)sizeof (place))
#include "sample_structure.h"
#include "testing.h"

enum { SEEDS = 200 };
static Source source;
static int calls;

INLINE void metered(const TokenId *restrict x, Kind *restrict y)
{
    calls++;
    y->index = x->index % Kind_count;
}
ARROW(metered, TokenId, Kind);
LIST_MAP(metered_each, Text, KindList, metered);
LIST_MAP_ONCE(metered_once, Text, TokenId, KindList, metered);

START_TEST(once_means_once_for_each_token_that_occurs)
{
    Text x;
    KindList each, once;
    TokenHistogram times;
    int distinct = 0;
    source_seed(&source, (uint64_t)_i);
    Text_sample(&source, &x);
    count_tokens(&x, &times);
    for (int t = 0; t < VOCABULARY; t++)
        distinct += times.at[t] > 0;
    calls = 0;
    touched = 0;
    metered_each(NULL, &x, &each);
    ck_assert_int_eq(calls, x.length);
    ck_assert_int_eq(touched,
        x.length * (long)(sizeof (TokenId) + sizeof (Kind)));
    calls = 0;
    metered_once(NULL, &x, &once);
    ck_assert_int_eq(calls, distinct);
    ck_assert(KindList_gap(&each, &once) == 0);
}
END_TEST

START_TEST(centred_vectors_have_mean_zero_and_keep_their_differences)
{
    Vectors x, y;
    source_seed(&source, (uint64_t)_i);
    Vectors_sample(&source, &x);
    centre_list(&x, &y);
    ck_assert_int_eq(y.length, x.length);
    for (int j = 0; j < WIDTH; j++) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            const double before = (double)x.at[i].at[j] - x.at[0].at[j];
            const double after = (double)y.at[i].at[j] - y.at[0].at[j];
            ck_assert_double_eq_tol(before, after, 4 * 0x1p-24);
            sum += (double)y.at[i].at[j];
        }
        if (x.length > 0)
            ck_assert_double_eq_tol(sum / x.length, 0, 1e-5);
    }
}
END_TEST

START_TEST(centred_rows_are_a_centred_list)
{
    Embedding x, y;
    Vectors list, centred;
    Sequence all = { .length = VOCABULARY };
    source_seed(&source, (uint64_t)_i);
    Embedding_sample(&source, &x);
    for (int t = 0; t < VOCABULARY; t++)
        all.at[t].index = t;
    centre_rows(&x, &y);
    look_up_vectors(&all, &x, &list);
    centre_list(&list, &centred);
    look_up_vectors(&all, &y, &list);
    ck_assert(Vectors_gap(&list, &centred) == 0);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { once_means_once_for_each_token_that_occurs, SEEDS },
        { centred_vectors_have_mean_zero_and_keep_their_differences, SEEDS },
        { centred_rows_are_a_centred_list, SEEDS },
    };
    return run_tests("predictions", ROWS(tests), tests);
}
