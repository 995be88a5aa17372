/* check_codesign.c - feasibility relations form a category. */
#include "sample_sketches.h"
#include "testing.h"

static Source source;

static Relation then(Relation a, Relation b)
{
    Relation c;
    ck_assert_int_eq(joined(NULL, &(RelationPair){ a, b }, &c), OK);
    return c;
}

static Relation some_feasible(const Relation *a, const Relation *b)
{
    const Ends ends = { *a, *b };
    Relation raw = { a->rows, b->rows, { { 0 } } }, made, again;
    for (int i = 0; i < a->rows; i++)
        for (int j = 0; j < b->rows; j++)
            raw.at[i][j] = draw_below(&source, 4) == 3;
    ck_assert_int_eq(made_feasible(&ends, &raw, &made), OK);
    ck_assert_int_eq(feasible(&ends, &made, &again), OK);
    ck_assert(relation_equal(&made, &again));
    for (int i = 0; i < a->rows; i++)
        for (int j = 0; j < b->rows; j++)
            ck_assert_int_le(raw.at[i][j], made.at[i][j]);
    return made;
}

START_TEST(feasibility_relations_form_a_category)
{
    Relation o[4], same, again;
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 4; i++) {
        preorder_sample(&source, &o[i]);
        ck_assert(is_preorder(&o[i]));
    }
    Relation f = some_feasible(&o[0], &o[1]), g = some_feasible(&o[1], &o[2]);
    Relation h = some_feasible(&o[2], &o[3]);
    Relation left = then(then(f, g), h), right = then(f, then(g, h));
    ck_assert(relation_equal(&left, &right));
    same = then(o[0], f);
    ck_assert(relation_equal(&same, &f));
    same = then(f, o[1]);
    ck_assert(relation_equal(&same, &f));
    ck_assert_int_eq(feasible(&(Ends){ o[0], o[3] }, &left, &again), OK);
}
END_TEST

START_TEST(what_is_not_monotone_or_does_not_fit_is_refused)
{
    const Relation chain = { 2, 2, { { 1, 1 }, { 0, 1 } } };
    const Relation three = { 3, 3, { { 1 }, { 0, 1 }, { 0, 0, 1 } } };
    const Relation loose = { 2, 2, { { 1, 0 }, { 0, 0 } } };
    const Relation path = { 3, 3, { { 1, 1 }, { 0, 1, 1 }, { 0, 0, 1 } } };
    Relation y;
    ck_assert_int_eq(feasible(&(Ends){ chain, chain }, &loose, &y), BAD_FORMAT);
    ck_assert_int_eq(made_feasible(&(Ends){ chain, chain }, &loose, &y), OK);
    ck_assert(y.at[0][1] == 1 && y.at[1][1] == 0);
    ck_assert_int_eq(joined(NULL, &(RelationPair){ chain, three }, &y),
                     BAD_FORMAT);
    ck_assert_int_eq(feasible(&(Ends){ three, chain }, &loose, &y), BAD_FORMAT);
    ck_assert(is_preorder(&chain) && !is_preorder(&loose));
    ck_assert(is_preorder(&three) && !is_preorder(&path));
    ck_assert(!is_preorder(&(Relation){ 1, 2, { { 1, 1 } } }));
    ck_assert(!relation_equal(&chain, &loose));
    ck_assert(!relation_equal(&three, &chain));
    ck_assert(is_monotone(&chain, (int[]){ 0, 1 }, &chain));
    ck_assert(!is_monotone(&chain, (int[]){ 1, 0 }, &chain));
}
END_TEST

START_TEST(latency_is_ordered_the_other_way)
{
    const Offer a = { 5, 100, 64 };
    Relation y;
    ck_assert(offer_below(a, a));
    ck_assert(offer_below(a, (Offer){ 6, 100, 64 }));
    ck_assert(!offer_below(a, (Offer){ 4, 100, 64 }));
    ck_assert(offer_below(a, (Offer){ 5, 99, 64 }));
    ck_assert(!offer_below(a, (Offer){ 5, 101, 64 }));
    ck_assert(offer_below(a, (Offer){ 5, 100, 65 }));
    ck_assert(!offer_below(a, (Offer){ 5, 100, 63 }));
    offers(1, &a, 2, (Offer[]){ { 4, 100, 64 }, { 5, 100, 64 } }, &y);
    ck_assert(y.rows == 1 && y.columns == 2 && !y.at[0][0] && y.at[0][1]);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { feasibility_relations_form_a_category, 300 },
        { what_is_not_monotone_or_does_not_fit_is_refused, 1 },
        { latency_is_ordered_the_other_way, 1 },
    };
    return run_tests("codesign", ROWS(tests), tests);
}
