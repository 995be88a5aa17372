#include "4.4.h"
#include "sample_counts.h"
#include "testing.h"

START_TEST(triples_are_joined_at_every_cut)
{
    Source s;
    TextPair cut;
    Text whole;
    static Triples left, right, joined, expected;
    source_seed(&s, (uint64_t)_i);
    TextPair_sample(&s, &cut);
    cut.left.length %= 1 + _i % 8;
    concatenate(&cut, &whole);
    count_triples(&cut.left, &left);
    count_triples(&cut.right, &right);
    count_triples(&whole, &expected);
    join_triples(&left, &right, &joined);
    ck_assert_mem_eq(&joined, &expected, sizeof joined);
}
END_TEST

int main(void)
{
    const Test test = { triples_are_joined_at_every_cut, 400 };
    return run_tests("exercise 4.4", 1, &test);
}
