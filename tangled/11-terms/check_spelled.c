/* check_spelled.c - attention as a row is attention spelled, there and back. */
#include "evaluate.h"
#include "spelled_attention.h"
#include "term_lens.h"
#include "testing.h"
#include "source.h"
#include <math.h>

#define TOLERANCE 1e-12
enum { MOST = 512 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 23];
static Arena arena;
static Attributes with;
static Dims q, k;
static real x[4][MOST];                 /* q, k, v, dy */
static const real *const in[] = { x[0], x[1], x[2], x[3] };

static void draw_sizes(int seed)
{
    source_seed(&source, (uint64_t)seed);
    arena = arena_over(block, sizeof block);
    const int heads = 1 + draw_below(&source, 3);
    const int queries = 1 + draw_below(&source, 5), sequences = 1 + seed % 3;
    const int keys = queries + draw_below(&source, 4), turn = seed / 2 % 2;
    const int rows = heads * (1 + draw_below(&source, 4));
    with = (Attributes){ DIMS(heads, turn ? keys : queries,
        turn ? queries : keys), (turn == 0 || keys == queries) && seed % 2 };
    q = DIMS(rows, sequences, with.dims.at[1]);
    k = DIMS(rows, sequences * with.dims.at[2]);
    for (int i = 0; i < 4 * MOST; i++)
        x[i / MOST][i % MOST] = draw_real(&source);
}

/* One operation as a term: attend, or attend_back. */
static Term row(enum generator g)
{
    Term t;
    term_begin(&arena, "row", &t);
    const int wires[] = { term_input(&t, q), term_input(&t, k),
        term_input(&t, k), g == ATTEND ? NONE : term_input(&t, q) };
    const int out = term_apply(&t, g, &with, signature[g].inputs, wires);
    for (int i = 0; i < signature[g].outputs; i++)
        term_output(&t, out + i);
    return t;
}

static void assert_same_value(const Term *f, const Term *g)
{
    real *y[OUT_MAX], *z[OUT_MAX];
    ck_assert_msg(f->status == OK && g->status == OK, "%s", g->why.text);
    ck_assert_int_eq(f->output.count, g->output.count);
    ck_assert(evaluate(f, in, &arena, y, NULL) == OK);
    ck_assert(evaluate(g, in, &arena, z, NULL) == OK);
    for (int i = 0; i < f->output.count; i++) {
        ck_assert(dims_equal(term_out(f, i), term_out(g, i)));
        for (int j = 0; j < dims_count(term_out(f, i)); j++)
            ck_assert(fabs((double)(y[i][j] - z[i][j])) < TOLERANCE);
    }
}

START_TEST(a_row_is_what_it_is_spelled_as)
{
    Term spelled, back;
    draw_sizes(_i);
    const Term attend = row(ATTEND), attend_back = row(ATTEND_BACK);
    term_begin(&arena, "spelled", &spelled);
    term_begin(&arena, "back", &back);
    spell_attention(&with, q, k, &spelled);
    assert_same_value(&attend, &spelled);
    term_reverse(&spelled, &back);
    assert_same_value(&attend_back, &back);
}
END_TEST

int main(void)
{
    const Test tests[] = { { a_row_is_what_it_is_spelled_as, 200 } };
    return run_tests("spelled", ROWS(tests), tests);
}
