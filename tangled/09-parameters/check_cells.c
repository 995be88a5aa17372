/* check_cells.c - which reparametrisations are reversed by their puts. */
#include "cell_tables.h"
#include "must_not_compile.h"
#include "sample_cells.h"
#include <math.h>

enum { MOST = 40 };
static Source source;
typedef struct Trial { RealReverse *reverse; Shape s; int x, y; } Trial;
static const Trial trials[] = {
    [tie_cell] = { reverse_tie, { 3, 4, 0 }, 12, 24 },
    [prune_cell] = { reverse_prune, { 0, 12, 0 }, 12, 12 },
    [low_rank_cell] = { reverse_low_rank, { 4, 5, 2 }, 18, 20 },
    [rounded_cell] = { reverse_rounded, { 0, 12, 0 }, 12, 12 },
};

/* <u, D[a] (q, v)> - <R[a] (q, u), v>, with a step of 1/4 to round to */
static double pairings_apart(enum cell_kind kind)
{
    const Trial *n = &trials[kind];
    real p[MOST], x[MOST], v[MOST], u[MOST], dx[MOST];
    Dual dual_p[MOST], dual_x[MOST], dual_y[MOST];
    double apart = 0;
    reals_sample(&source, MOST, p), reals_sample(&source, MOST, x);
    reals_sample(&source, MOST, v), reals_sample(&source, MOST, u);
    p[0] = kind == rounded_cell ? (real)0.25 : p[0];
    for (int i = 0; i < MOST; i++) {
        dual_p[i] = dual((double)p[i], 0);
        dual_x[i] = dual((double)x[i], (double)v[i]);
    }
    dual_cells[kind](n->s, dual_p, dual_x, dual_y, NULL);
    n->reverse(n->s, p, x, u, NULL, dx);
    for (int i = 0; i < n->y; i++)
        apart += (double)u[i] * slope_of(dual_y[i]);
    for (int i = 0; i < n->x; i++)
        apart -= (double)dx[i] * (double)v[i];
    return fabs(apart);
}

START_TEST(the_put_is_the_transpose_of_the_derivative)
{
    source_seed(&source, (uint64_t)_i);
    ck_assert(pairings_apart((enum cell_kind)(_i % rounded_cell)) < 1e-13);
}
END_TEST

START_TEST(straight_through_is_not_the_reverse_of_rounding)
{
    source_seed(&source, (uint64_t)_i);
    ck_assert(pairings_apart(rounded_cell) > 1e-3);
}
END_TEST


PRODUCT(TwoTables, FourByFive, first, FourByFive, second);
PRODUCT(TableAndBack, FourByFive, first, FiveByFour, second);
DEFINE_COPY(copied_table, FourByFive, TwoTables);
DEFINE_PERMUTE(turned_table, FourByFive, FiveByFour, 4, 5);
IDENTITY_LENS(FourByFive);
PARALLEL_LENS(second_turned, TwoTables, TableAndBack, FourByFive_same,
              turned_table);
COMPOSE_LENS(copied_and_turned, copied_table, second_turned);

START_TEST(a_tie_is_a_copy_and_a_permutation)
{
    FourByFive q, dq, expected;
    TableAndBack p, dp;
    there_and_back_pair tables, d_tables;
    copied_and_turned_tape t;
    copied_and_turned_pair none = { 0 }, d_none;
    source_seed(&source, (uint64_t)_i);
    FourByFive_sample(&source, &q);
    reals_sample(&source, COUNT(TableAndBack), REALS_OUT(&dp));
    d_tables = (there_and_back_pair){ dp.first, dp.second };
    tied(&q, &tables);
    tied_reverse(&q, &d_tables, &dq);
    copied_and_turned_forward(&none, &q, &p, &t);
    copied_and_turned_reverse(&none, &t, &dp, &d_none, &expected);
    ck_assert(FourByFive_gap(&tables.f, &p.first) == 0);
    ck_assert(reals_gap(20, tables.g.at, p.second.at) == 0);
    ck_assert(FourByFive_gap(&dq, &expected) == 0);
}
END_TEST

INLINE void squares(const thin_on *restrict q, thin_on *restrict p)
{
    p->held = q->held;
    for (int i = 0; i < COUNT(thin_free); i++) {
        const real at = REALS(&q->trained)[i];
        REALS_OUT(&p->trained)[i] = at * at;
    }
}
INLINE void squares_reverse(const thin_on *restrict q,
    const thin_free *restrict dp, thin_free *restrict dq)
{
    for (int i = 0; i < COUNT(thin_free); i++)
        REALS_OUT(dq)[i] = 2 * REALS(&q->trained)[i] * REALS(dp)[i];
}
CELL(squares, thin_on, thin_free, thin_on, thin_free);
VERTICAL(squares_thin, squares, thin);
REPARAMETRISE(once, squares_thin, first_layer);
REPARAMETRISE(twice_over, squares, thin_layer);

START_TEST(twice_in_a_row_is_once_by_the_composite)
{
    thin_on q;
    Five x, dx, dx_again;
    Four y, z, dy;
    once_tape t;
    twice_over_tape u;
    thin_free dq, dq_again;
    source_seed(&source, (uint64_t)_i);
    thin_on_sample(&source, &q);
    Five_sample(&source, &x), Four_sample(&source, &dy);
    once_forward(&q, &x, &y, &t);
    twice_over_forward(&q, &x, &z, &u);
    once_reverse(&q, &t, &dy, &dq, &dx);
    twice_over_reverse(&q, &u, &dy, &dq_again, &dx_again);
    ck_assert(Four_gap(&y, &z) == 0 && Five_gap(&dx, &dx_again) == 0);
    ck_assert(thin_free_gap(&dq, &dq_again) == 0);
    thin_layer(&q, &x, &z);
    ck_assert(Four_gap(&y, &z) > 0);
    once(&q, &x, &z);
    ck_assert(Four_gap(&y, &z) == 0);
}
END_TEST

START_TEST(two_gradients_are_pulled_back_as_one)
{
    thin_on q;
    FourByFive g[2], sum;
    thin_free d[2], once_for_both;
    source_seed(&source, (uint64_t)_i);
    whole_numbers(&source, COUNT(thin_on), REALS_OUT(&q));
    whole_numbers(&source, 20, g[0].at), whole_numbers(&source, 20, g[1].at);
    for (int i = 0; i < 20; i++)
        sum.at[i] = g[0].at[i] + g[1].at[i];
    thin_reverse(&q, &g[0], &d[0]), thin_reverse(&q, &g[1], &d[1]);
    thin_reverse(&q, &sum, &once_for_both);
    for (int i = 0; i < COUNT(thin_free); i++)
        ck_assert(REALS(&once_for_both)[i]
               == REALS(&d[0])[i] + REALS(&d[1])[i]);
}
END_TEST

START_TEST(what_a_mask_hides_has_no_gradient)
{
    each_reparametrised_pair p;
    ThreeByFour dp, dq;
    int hidden = 0;
    source_seed(&source, (uint64_t)_i);
    each_reparametrised_pair_sample(&source, &p);
    ThreeByFour_sample(&source, &dp);
    sparse_reverse(&p.g, &dp, &dq);
    for (int i = 0; i < 12; i++) {
        ck_assert(dq.at[i] == (p.g.held.at[i] != 0 ? dp.at[i] : 0));
        hidden += p.g.held.at[i] == 0;
    }
    ck_assert(_i > 0 || hidden > 0);
}
END_TEST

START_TEST(a_reparametrised_lens_is_traced_by_its_parts)
{
    static const char *const names[] = { "thin", "first_layer", "sparse",
                                         "second_layer" };
    static const char *const parts[] = { "squares", "thin", "thin",
                                         "sparse" };
    static const each_reparametrised_pair p;
    Trace t = { 0 };
    each_reparametrised_trace(&p, &t);
    ck_assert_int_eq(t.length, ROWS(names));
    for (int i = 0; i < t.length; i++) {
        ck_assert_str_eq(t.at[i].name, names[i]);
        ck_assert(t.at[i].with == (i < 2 ? (const void *)&p.f : &p.g));
    }
    t.length = 0;
    squares_thin_trace(NULL, &t);
    thin_and_sparse_trace(NULL, &t);
    for (int i = 0; i < 4; i++)
        ck_assert_str_eq(t.at[i].name, parts[i]);
    ck_assert_int_eq(t.length, 4);
}
END_TEST

int main(void)
{
    const int ill_typed_cases = ill_typed_programs(2);
    const Test tests[] = {
        { the_put_is_the_transpose_of_the_derivative, 300 },
        { straight_through_is_not_the_reverse_of_rounding, 20 },
        { two_gradients_are_pulled_back_as_one, 50 },
        { a_tie_is_a_copy_and_a_permutation, 50 },
        { twice_in_a_row_is_once_by_the_composite, 50 },
        { what_a_mask_hides_has_no_gradient, 20 },
        { a_reparametrised_lens_is_traced_by_its_parts, 1 },
        { there_are_ill_typed_programs_and_a_compiler, 1 },
        { an_ill_typed_program_is_rejected_with_these_words,
          ill_typed_cases },
    };
    return run_tests("cells", ROWS(tests), tests);
}
