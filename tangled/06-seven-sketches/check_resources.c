/* check_resources.c - two monoidal preorders and their interchange. */
#include "sample_sketches.h"
#include "testing.h"

static Source source;

static Cost two(void (*tensor)(const Costs *restrict, Cost *restrict),
    Cost a, Cost b)
{
    Cost c;
    tensor(&(Costs){ a, b }, &c);
    return c;
}

static int same(Cost a, Cost b)
{
    return cost_below(a, b) && cost_below(b, a) && Cost_gap(&a, &b) == 0;
}

static Cost larger(Cost a)
{
    Cost more;
    Cost_sample(&source, &more);
    return two(beside, a, more);
}

START_TEST(both_tensors_are_monoidal)
{
    void (*const tensor[])(const Costs *restrict, Cost *restrict)
        = { beside, in_turn };
    Cost a, b, c;
    source_seed(&source, (uint64_t)_i);
    Cost_sample(&source, &a);
    Cost_sample(&source, &b);
    Cost_sample(&source, &c);
    for (int t = 0; t < ROWS(tensor); t++) {
        ck_assert(same(two(tensor[t], two(tensor[t], a, b), c),
                       two(tensor[t], a, two(tensor[t], b, c))));
        ck_assert(same(two(tensor[t], a, (Cost){ 0, 0 }), a));
        ck_assert(same(two(tensor[t], (Cost){ 0, 0 }, a), a));
        ck_assert(cost_below(two(tensor[t], a, b),
                             two(tensor[t], larger(a), larger(b))));
    }
}
END_TEST

START_TEST(planning_by_models_never_underestimates)
{
    Plan x;
    Costs stages, models;
    source_seed(&source, (uint64_t)_i);
    Plan_sample(&source, &x);
    beside_each(&x, &stages);
    in_turn_each(&x, &models);
    Cost rounds = two(in_turn, stages.first, stages.second);
    Cost columns = two(beside, models.first, models.second);
    ck_assert(cost_below(rounds, columns));
    ck_assert_int_eq(rounds.operations, columns.operations);
}
END_TEST

START_TEST(stages_found_by_hand)
{
    const Cost most = { PLENTY, PLENTY }, odd = { 3, 5 };
    ck_assert(same(two(beside, odd, (Cost){ 4, 1 }), (Cost){ 7, 6 }));
    ck_assert(same(two(in_turn, odd, (Cost){ 4, 1 }), (Cost){ 7, 5 }));
    ck_assert(same(two(in_turn, odd, (Cost){ 4, 9 }), (Cost){ 7, 9 }));
    ck_assert(same(two(beside, odd, most), most));
    ck_assert(!cost_below(odd, (Cost){ 4, 4 }));
    ck_assert(!cost_below(odd, (Cost){ 2, 6 }));
}
END_TEST

static const struct { int operations, memory; enum status expected; } raw[] = {
    { 0, 0, OK }, { PLENTY, PLENTY, OK },
    { -1, 0, OUT_OF_RANGE }, { 0, -1, OUT_OF_RANGE },
    { PLENTY + 1, 0, OUT_OF_RANGE }, { 0, PLENTY + 1, OUT_OF_RANGE },
};

START_TEST(a_cost_is_neither_negative_nor_more_than_plenty)
{
    Cost c;
    const RawCost x = { { raw[_i].operations }, { raw[_i].memory } };
    ck_assert_int_eq(cost(NULL, &x, &c), raw[_i].expected);
    ck_assert(raw[_i].expected != OK || c.memory == raw[_i].memory);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { both_tensors_are_monoidal, 300 },
        { planning_by_models_never_underestimates, 300 },
        { stages_found_by_hand, 1 },
        { a_cost_is_neither_negative_nor_more_than_plenty, ROWS(raw) },
    };
    return run_tests("resources", ROWS(tests), tests);
}
