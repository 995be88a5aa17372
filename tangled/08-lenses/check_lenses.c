/* check_lenses.c - lenses form a category; the composed gradient by hand. */
#include "must_not_compile.h"
#include "sample_lenses.h"

static Source source;

START_TEST(the_composed_gradient_is_the_one_by_hand)
{
    Network n;
    Pixels x;
    Number y, again;
    judged_tape t;
    NetworkGradient composed, by_hand;
    source_seed(&source, (uint64_t)_i);
    Network_sample(&source, &n);
    Pixels_sample(&source, &x);
    const judged_pair p = network_pairs(&n);
    judged(&p, &x, &y);
    judged_forward(&p, &x, &again, &t);
    gradient_from_the_left(&n, &x, &composed);
    gradient_by_hand(&n, &x, &by_hand);
    ck_assert(Number_gap(&y, &again) == 0 && y.at[0] > 0);
    ck_assert(NetworkGradient_gap(&composed, &by_hand) == 0);
    ck_assert(Network_gap(&composed.dp, &n) > 0);
}
END_TEST

START_TEST(composition_of_lenses_is_associative)
{
    Network n;
    Pixels x, dx_left, dx_right;
    Number y, z, dy;
    judged_tape t;
    judged_from_the_right_tape u;
    judged_pair left;
    judged_from_the_right_pair right;
    source_seed(&source, (uint64_t)_i);
    Network_sample(&source, &n);
    Pixels_sample(&source, &x), Number_sample(&source, &dy);
    const judged_pair p = network_pairs(&n);
    const judged_from_the_right_pair q = network_pairs_from_the_right(&n);
    judged_forward(&p, &x, &y, &t);
    judged_from_the_right_forward(&q, &x, &z, &u);
    ck_assert(Number_gap(&y, &z) == 0);
    judged_reverse(&p, &t, &dy, &left, &dx_left);
    judged_from_the_right_reverse(&q, &u, &dy, &right, &dx_right);
    const Network a = { left.f.f.f.f, left.f.f.f.g, left.f.g, left.g };
    const Network b = { right.f, right.g.f, right.g.g.g.f, right.g.g.g.g };
    ck_assert(Network_gap(&a, &b) == 0);
    ck_assert(Pixels_gap(&dx_left, &dx_right) == 0);
}
END_TEST

IDENTITY_LENS(Number);
COMPOSE_LENS(same_square, Number_same, square);
COMPOSE_LENS(square_same, square, Number_same);
_Static_assert((int)same_square_tape_bytes == (int)square_tape_bytes
    && (int)square_same_tape_bytes == (int)square_tape_bytes,
    "an identity keeps nothing");

START_TEST(the_identity_changes_nothing)
{
    Number x, dy, y, z, plain, dx;
    square_tape t;
    same_square_tape before;
    square_same_tape after;
    square_pair dp;
    same_square_pair dq;
    square_same_pair dr;
    source_seed(&source, (uint64_t)_i);
    Number_sample(&source, &x), Number_sample(&source, &dy);
    square_forward(&(square_pair){ 0 }, &x, &y, &t);
    square_reverse(&(square_pair){ 0 }, &t, &dy, &dp, &plain);
    same_square_forward(&(same_square_pair){ 0 }, &x, &z, &before);
    same_square_reverse(&(same_square_pair){ 0 }, &before, &dy, &dq, &dx);
    ck_assert(Number_gap(&y, &z) == 0 && Number_gap(&dx, &plain) == 0);
    square_same_forward(&(square_same_pair){ 0 }, &x, &z, &after);
    square_same_reverse(&(square_same_pair){ 0 }, &after, &dy, &dr, &dx);
    ck_assert(Number_gap(&y, &z) == 0 && Number_gap(&dx, &plain) == 0);
}
END_TEST

PARALLEL_LENS(upper, Both, Both, square, shift_number);
PARALLEL_LENS(lower, Both, Both, shift_number, square);
COMPOSE_LENS(by_rows, upper, lower);
COMPOSE_LENS(left_column, square, shift_number);
COMPOSE_LENS(right_column, shift_number, square);
PARALLEL_LENS(by_columns, Both, Both, left_column, right_column);

START_TEST(side_by_side_and_one_after_the_other_interchange)
{
    Both x, dy, y, z, dx, dw, p;
    by_rows_tape t;
    by_columns_tape u;
    by_rows_pair rows, d_rows;
    by_columns_pair columns, d_columns;
    source_seed(&source, (uint64_t)_i);
    Both_sample(&source, &x), Both_sample(&source, &dy);
    Both_sample(&source, &p);
    rows.g.f = columns.f.g = p.first;
    rows.f.g = columns.g.f = p.second;
    by_rows_forward(&rows, &x, &y, &t);
    by_columns_forward(&columns, &x, &z, &u);
    by_rows_reverse(&rows, &t, &dy, &d_rows, &dx);
    by_columns_reverse(&columns, &u, &dy, &d_columns, &dw);
    ck_assert(Both_gap(&y, &z) == 0 && Both_gap(&dx, &dw) == 0);
    ck_assert(Number_gap(&d_rows.g.f, &d_columns.f.g) == 0);
    ck_assert(Number_gap(&d_rows.f.g, &d_columns.g.f) == 0);
    ck_assert(Both_gap(&dx, &dy) > 0);
}
END_TEST

START_TEST(a_composite_is_traced_by_its_primitives)
{
    static const char *const names[] = { "widen", "lift", "squash", "narrow",
                                         "distance" };
    const Network n = { .lift = { { 0 } } };
    const judged_pair p = network_pairs(&n);
    const void *const with[] = { &p.f.f.f.f, &p.f.f.f.g, &p.f.f.g, &p.f.g,
                                 &p.g };
    Trace t = { 0 };
    judged_trace(&p, &t);
    ck_assert_int_eq(t.length, ROWS(names));
    for (int i = 0; i < t.length; i++) {
        ck_assert_str_eq(t.at[i].name, names[i]);
        ck_assert_ptr_eq(t.at[i].with, with[i]);
    }
}
END_TEST

int main(void)
{
    const int ill_typed_cases = ill_typed_programs(2);
    const Test tests[] = {
        { the_composed_gradient_is_the_one_by_hand, 100 },
        { composition_of_lenses_is_associative, 100 },
        { the_identity_changes_nothing, 100 },
        { side_by_side_and_one_after_the_other_interchange, 100 },
        { a_composite_is_traced_by_its_primitives, 1 },
        { there_are_ill_typed_programs_and_a_compiler, 1 },
        { an_ill_typed_program_is_rejected_with_these_words,
          ill_typed_cases },
    };
    return run_tests("lenses", ROWS(tests), tests);
}
