/* pairs.h - terms f, g and f ; g, emitted, compiled and opened once. */
#ifndef PAIRS_H
#define PAIRS_H

#include "emitted_library.h"
#include "evaluate.h"
#include "int8_rows.h"
#include "sample_objects.h"
#undef SAMPLED
#include "sample_terms.h"
#include "trial.h"

enum { PAIRS = 20, MODELS = 3 * PAIRS, NUMBERS = 1 << 12, ROOM = 1 << 26 };
typedef struct Case {           /* inputs of a term, one after the other */
    int term;
    real x[NUMBERS];
} Case;
typedef struct Callable { EmittedCall *call; Case with; } Callable;
typedef struct PairCase { Case of; } PairCase;
typedef struct Middle { Case of; } Middle;
typedef struct Values { int count; real y[NUMBERS]; } Values;
typedef struct Text { uint32_t hash; long length; } Text;

/* Terms 3 i, 3 i + 1 and 3 i + 2 are f, g and f ; g. */
static RandomTerm terms[MODELS];
static EmittedCall *calls[MODELS];

static void draw_pair(Arena *a, int i)
{
    RandomTerm *f = &terms[3 * i];
    Source s;
    source_seed(&s, (uint64_t)i);
    trial_pair(&s, 12, a, &f[0], &f[1]);
    term_begin(a, "f ; g", &f[2].t);
    term_compose(&f[0].t, &f[1].t, &f[2].t);
    memcpy(f[2].range, f[0].range, sizeof f[0].range);
}

static int numbers_of(const Term *t, int outputs)
{
    int n = 0;
    for (int i = 0; i < (outputs ? t->output.count : t->input.count); i++)
        n += dims_count(outputs ? term_out(t, i) : term_in(t, i));
    assert(n <= NUMBERS);
    return n;
}

static void given_inputs(Arena *a, RandomTerm *r, EmitModel *m, int i)
{
    const size_t n = (size_t)r->t.input.count + 1;
    EmitInput *in = arena_take(a, n, sizeof *in);
    real **x = arena_take(a, n, sizeof *x);
    char *name = arena_take(a, 16, 1);
    Source s;
    source_seed(&s, (uint64_t)i);
    assert(!a->exhausted);
    for (int k = 0; k < r->t.input.count; k++) {
        in[k] = (EmitInput){ GIVEN, "x",
            arena_take(a, (size_t)dims_count(term_in(&r->t, k)),
                       sizeof (real)) };
        assert(!a->exhausted);
        memset((void *)in[k].value, 0, sizeof (real)
               * (size_t)dims_count(term_in(&r->t, k)));
    }
    snprintf(name, 16, "term_%d", i);
    *m = (EmitModel){ name, { &r->t, in }, NULL, 0 };
}

/* All terms, emitted in one file and compiled. */
static int build_terms(Arena *a, const char *path)
{
    static EmitModel models[MODELS];
    static EmitReport reports[MODELS];
    const EmitFile f = { "Pairs.", MODELS, models, 0, 0 };
    char name[600];
    for (int i = 0; i < PAIRS; i++)
        draw_pair(a, i);
    for (int i = 0; i < MODELS; i++)
        given_inputs(a, &terms[i], &models[i], i);
    snprintf(name, sizeof name, "%s.c", path);
    FILE *out = fopen(name, "w");
    const enum status s = out == NULL ? NO_FILE
        : emit_c(&f, a, out, reports, NULL);
    for (int i = 0; i < MODELS && s == OK; i++)
        print_call(out, &models[i]);
    return s == OK && fclose(out) == 0 && compiled("cc", "-O0", path);
}

/* They are opened once, and closed when the program ends. */
static void open_terms(void)
{
    EmittedLibrary library, none = { NULL };
    char path[512];
    Arena a = arena_over(malloc(ROOM), ROOM);
    scratch_path("pairs", path);
    const int built = a.at != NULL && build_terms(&a, path);
    assert(built);
    open_library(path, &library);
    for (int i = 0; i < MODELS && built; i++)
        FIND_IN(&library, &calls[i], "term_%d_call", i);
    remove_library(path, &none);        /* the files; it stays open */
}

#endif
