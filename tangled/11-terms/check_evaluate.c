/* check_evaluate.c - a term is evaluated by its operations. */
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <string.h>

static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 20];
static Arena arena;
static real *out[TRIAL_ENDS];

enum { TALL = 64, BEYOND = 512 };

/* One operation on a column, or on a row if it is attention; its input. */
static int tall_operation(enum generator g, Term *t)
{
    const int heads = g == ATTEND || g == ATTEND_BACK;
    const Attributes one = { .dims = DIMS(1, TALL, TALL) };
    term_begin(&arena, "tall", t);
    const int x = term_input(t, heads ? DIMS(1, TALL) : DIMS(TALL));
    term_apply(t, g, heads ? &one : NULL, signature[g].inputs,
               (const int[]){ x, x, x, x });
    return x;
}

/* Kernels get no more room than was promised: beyond it are NaNs. */
static void assert_room_is_enough(enum generator g)
{
    Term t;
    real *wire[1 + OUT_MAX];
    arena = arena_over(block, sizeof block);
    const int x = tall_operation(g, &t);
    if (t.status != OK)
        return;
    const size_t n = evaluation_room(&t);
    real *room = arena_take(&arena, n + BEYOND, sizeof *room);
    for (size_t i = 0; i < n + BEYOND; i++)
        room[i] = NAN;
    for (int w = 0; w < t.wire.count; w++)
        wire[w] = arena_take(&arena, TALL * TALL, sizeof *wire[w]);
    for (int i = 0; i < TALL; i++)
        wire[x][i] = (real)i / TALL;
    ck_assert(evaluate_at(&t, wire, room, NULL) == OK);
    for (size_t i = n; i < n + BEYOND; i++)
        ck_assert_msg(isnan(room[i]), "%s", signature[g].name);
}


START_TEST(the_room_is_enough_for_a_tall_column)
{
    assert_room_is_enough((enum generator)_i);
}
END_TEST

START_TEST(too_small_an_arena_is_refused)
{
    const real one[] = { 1 }, *const in[] = { one };
    Complaint why;
    Term t;
    size_t size;
    arena = arena_over(block, 2048);
    term_begin(&arena, "small", &t);
    term_output(&t, APPLY(&t, RELU, term_input(&t, DIMS(1))));
    for (size = arena.used; size < sizeof block; size++) {
        Arena rest = arena_over(block + arena.used, size - arena.used);
        if (evaluate(&t, in, &rest, out, &why) == OK)
            break;
        ck_assert(strstr(why.text, "small: expected room for every wire")
                  != NULL);
    }
    ck_assert(size > arena.used + 2 * sizeof (real) && out[0][0] == 1);
}
END_TEST

START_TEST(evaluation_is_a_functor)
{
    for (int i = 0; i < 500; i++) {
        RandomTerm f, g;
        Term h;
        real *in[RANDOM_WIRES], *mid[TRIAL_ENDS], *end[TRIAL_ENDS];
        real *whole[TRIAL_ENDS];
        arena = arena_over(block, sizeof block);
        source_seed(&source, (uint64_t)(500 * _i + i));
        trial_pair(&source, 10, &arena, &f, &g);
        trial_inputs(&source, &arena, &f, in);
        term_begin(&arena, "h", &h);
        term_compose(&f.t, &g.t, &h);
        ck_assert(evaluate(&f.t, AS_INPUTS(in), &arena, mid, NULL) == OK
            && evaluate(&g.t, AS_INPUTS(mid), &arena, end, NULL) == OK
            && evaluate(&h, AS_INPUTS(in), &arena, whole, NULL) == OK);
        for (int o = 0; o < h.output.count; o++)
            ck_assert(memcmp(end[o], whole[o], sizeof (real)
                * (size_t)dims_count(term_out(&h, o))) == 0);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_room_is_enough_for_a_tall_column, GENERATOR_COUNT },
        { too_small_an_arena_is_refused, 1 },
        { evaluation_is_a_functor, 4 },
    };
    return run_tests("evaluate", ROWS(tests), tests);
}
