/* emitted_terms.h - random terms in one emitted file, and what they say. */
#ifndef EMITTED_TERMS_H
#define EMITTED_TERMS_H

#include "emitted_library.h"
#include "evaluate.h"
#include "trial.h"

enum { TERMS_MOST = 300, TERM_SIZE = 24, TERMS_ROOM = 1 << 26 };
typedef struct EmittedTerms {
    Arena a;
    int count, operations;
    RandomTerm drawn[TERMS_MOST];
    char name[TERMS_MOST][16];
    EmitInput input[TERMS_MOST][RANDOM_WIRES];
    real *x[TERMS_MOST][RANDOM_WIRES];
    const real *stands[TERMS_MOST][RANDOM_WIRES];       /* in the file */
    EmitModel model[TERMS_MOST];
    EmitReport report[TERMS_MOST];
    EmittedLibrary library;
    char path[512];
} EmittedTerms;

/* Term number i, with numbers for its inputs; one in four is a constant, and
 * every other constant has eight bits if it can. */
static inline void draw_emitted(EmittedTerms *e, int i, int seed)
{
    static const enum emit_source sources[8] = { GIVEN, STORED, GIVEN, GIVEN,
        GIVEN, STORED_INT8, GIVEN, GIVEN };
    RandomTerm *r = &e->drawn[i];
    Source s;
    source_seed(&s, (uint64_t)seed);
    memset(r, 0, sizeof *r);
    snprintf(e->name[i], sizeof e->name[i], "term_%d", i);
    term_begin(&e->a, e->name[i], &r->t);
    random_term(&s, TERM_SIZE, r);
    trial_inputs(&s, &e->a, r, e->x[i]);
    for (int k = 0; k < r->t.input.count; k++) {
        e->input[i][k] = (EmitInput){ sources[draw_below(&s, 8)],
                                      "an input", e->x[i][k] };
        e->stands[i][k] = as_emitted(&r->t, k, &e->input[i][k], &e->a);
    }
    e->model[i] = (EmitModel){ e->name[i], { &r->t, e->input[i] }, NULL, 0 };
    e->operations += r->t.operation.count;
}

static inline int write_terms(EmittedTerms *e)
{
    const EmitFile f = { "Random terms.", e->count, e->model, 0, 0 };
    char name[600];
    snprintf(name, sizeof name, "%s.c", e->path);
    FILE *out = fopen(name, "w");
    if (out == NULL || emit_c(&f, &e->a, out, e->report, NULL) != OK)
        return 0;
    for (int i = 0; i < e->count; i++)
        print_call(out, &e->model[i]);
    return fclose(out) == 0;
}

/* open_emitted - count terms from the seed on; 0 if something failed */
static inline int open_emitted(EmittedTerms *e, int count, int seed,
                               const char *compiler, const char *flags)
{
    e->a = arena_over(malloc(TERMS_ROOM), TERMS_ROOM);
    e->count = count;
    e->operations = 0;
    scratch_path("terms", e->path);
    if (e->a.at == NULL)
        return 0;
    for (int i = 0; i < count; i++)
        draw_emitted(e, i, seed + i);
    if (!write_terms(e) || !compiled(compiler, flags, e->path))
        return 0;
    open_library(e->path, &e->library);
    return 1;
}

static inline void close_emitted(EmittedTerms *e)
{
    remove_library(e->path, &e->library);
    free(e->a.at);
}

enum { DIFFERENT, BOTH_ANSWER, BOTH_REFUSE };
static inline int agree(EmittedTerms *e, int i)
{
    const Term *t = &e->drawn[i].t;
    const real *const *in = (const real *const *)e->x[i];
    const Arena before = e->a;
    real *expected[TRIAL_ENDS], *came[TRIAL_ENDS];
    EmittedCall *call;
    FIND_IN(&e->library, &call, "term_%d_call", i);
    for (int k = 0; k < t->output.count; k++)
        came[k] = arena_take(&e->a, (size_t)dims_count(term_out(t, k)),
                             sizeof (real));
    const enum status s = evaluate(t, AS_INPUTS(e->stands[i]), &e->a,
                                   expected, NULL);
    int same = !e->a.exhausted && (call(in, came) == 0) == (s == OK);
    for (int k = 0; k < t->output.count && same && s == OK; k++)
        same = memcmp(expected[k], came[k], sizeof (real)
                      * (size_t)dims_count(term_out(t, k))) == 0;
    e->a = before;
    return !same ? DIFFERENT : s == OK ? BOTH_ANSWER : BOTH_REFUSE;
}

/* Is the self-test of term i passed? */
static inline int passes(EmittedTerms *e, int i)
{
    EmittedTest *test;
    FIND_IN(&e->library, &test, "term_%d_self_test", i);
    return test() == 0;
}

#endif
