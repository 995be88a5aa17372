/* check_emit.c - emitted C has the bits of the reference. */
#include "emit.h"
#include "emitted_library.h"
#include "evaluate.h"
#include "testing.h"
#include "trial.h"
#include <math.h>

enum { TERMS = 240, SIZE = 24, ROOM = 1 << 26, PIECE = 1 << 17 };
static Source source;
static Arena arena;
static RandomTerm drawn[TERMS];
static char names[TERMS][16];
static EmitInput inputs[TERMS][RANDOM_WIRES];
static EmitModel models[TERMS];
static EmitReport reports[TERMS];
static EmittedLibrary library;
static char path[512];

/* Term number i, with numbers for its inputs; all are given. */
static void draw_model(int i, int seed)
{
    RandomTerm *r = &drawn[i];
    real *x[RANDOM_WIRES];
    source_seed(&source, (uint64_t)seed);
    memset(r, 0, sizeof *r);
    term_begin(&arena, names[i], &r->t);
    random_term(&source, SIZE, r);
    trial_inputs(&source, &arena, r, x);
    snprintf(names[i], sizeof names[i], "term_%d", i);
    for (int k = 0; k < r->t.input.count; k++)
        inputs[i][k] = (EmitInput){ draw_below(&source, 4) == 1 ? STORED
            : GIVEN, "an input", x[k] };
    models[i] = (EmitModel){ names[i], { &r->t, inputs[i] }, NULL, 0 };
}

static void emit_all(int n, const char *compiler, const char *flags)
{
    const EmitFile f = { "Random terms.", n, models, 0, 0 };
    char name[600];
    Complaint why = { "" };
    scratch_path("random", path);
    snprintf(name, sizeof name, "%s.c", path);
    FILE *out = fopen(name, "w");
    ck_assert(out != NULL);
    ck_assert_msg(emit_c(&f, &arena, out, reports, &why) == OK, "%s",
                  why.text);
    for (int i = 0; i < n; i++)
        print_call(out, &models[i]);
    ck_assert_int_eq(fclose(out), 0);
    ck_assert(compiled(compiler, flags, path));
    open_library(path, &library);
}

/* Its outputs here and there, on these inputs, bit for bit. */
static int same_bits(int i, const real *const in[])
{
    const Term *t = &drawn[i].t;
    real *expected[TRIAL_ENDS], *came[TRIAL_ENDS];
    const Arena before = arena;
    EmittedCall *call;
    int same = 1;
    FIND_IN(&library, &call, "term_%d_call", i);
    ck_assert(evaluate(t, in, &arena, expected, NULL) == OK);
    for (int k = 0; k < t->output.count; k++)
        came[k] = arena_take(&arena, (size_t)dims_count(term_out(t, k)),
                             sizeof (real));
    ck_assert(!arena.exhausted && call(in, came) == 0);
    for (int k = 0; k < t->output.count; k++)
        same &= memcmp(expected[k], came[k], sizeof (real)
                       * (size_t)dims_count(term_out(t, k))) == 0;
    arena = before;
    return same;
}

static void begin(void)
{
    arena = arena_over(malloc(ROOM), ROOM);
    ck_assert(arena.at != NULL);
}

static void end(void)
{
    remove_library(path, &library);
    free(arena.at);
}

START_TEST(every_random_term_has_the_bits_of_the_reference)
{
    int made = 0;
    begin();
    for (int i = 0; i < TERMS; i++)
        draw_model(i, i + TERMS * _i);
    emit_all(TERMS, _i == 0 ? "gcc" : "clang", "-O1");
    for (int i = 0; i < TERMS; i++) {
        const real *in[RANDOM_WIRES];
        EmittedTest *test;
        for (int k = 0; k < drawn[i].t.input.count; k++)
            in[k] = inputs[i][k].value;
        ck_assert_msg(same_bits(i, in), "term %d", i);
        FIND_IN(&library, &test, "term_%d_self_test", i);
        ck_assert_msg(test() == 0, "the self-test of term %d", i);
        made += drawn[i].t.operation.count;
    }
    ck_assert_int_gt(made, 8 * TERMS);
    end();
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { every_random_term_has_the_bits_of_the_reference, 1 },
    };
    return run_tests("emit", ROWS(tests), tests);
}
