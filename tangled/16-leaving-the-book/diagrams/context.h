#include "emitted_library.h"
#include "evaluate.h"
#include "int8_rows.h"
#include "sample_objects.h"
#undef SAMPLED
#include "sample_terms.h"
#include "trial.h"

enum { PAIRS = 40, MODELS = 3 * PAIRS, NUMBERS = 1 << 12, ROOM = 1 << 26 };
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
    return s == OK && fclose(out) == 0 && compiled("cc", "-O1", path);
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

static void draw_case(Source *s, int term, Case *x)
{
    int n = 0;
    if (calls[0] == NULL)
        open_terms();
    x->term = term;
    for (int i = 0; i < terms[term].t.input.count; i++) {
        double numbers[RANDOM_NUMBERS];
        random_input(s, &terms[term], i, numbers);
        for (int k = 0; k < dims_count(term_in(&terms[term].t, i)); k++)
            x->x[n++] = (real)numbers[k];
    }
}

INLINE void Case_sample(Source *s, Case *x)
{
    draw_case(s, draw_below(s, MODELS), x);
}

INLINE void PairCase_sample(Source *s, PairCase *x)
{
    draw_case(s, 3 * draw_below(s, PAIRS), &x->of);
}

INLINE void Case_print(FILE *out, const Case *x)
{
    fprintf(out, "term %d", x->term);
}

INLINE void PairCase_print(FILE *out, const PairCase *x)
{
    Case_print(out, &x->of);
}

/* Pointers into the numbers of a case, and to where outputs go. */
typedef struct Pointers {
    const real *in[RANDOM_WIRES];
    real *out[2 * RANDOM_WIRES];
} Pointers;

static void point(const Case *x, real *y, Pointers *p)
{
    const Term *t = &terms[x->term].t;
    const real *at = x->x;
    assert(numbers_of(t, 0) <= NUMBERS && numbers_of(t, 1) <= NUMBERS);
    for (int i = 0; i < t->input.count; i++) {
        p->in[i] = at;
        at += dims_count(term_in(t, i));
    }
    for (int i = 0; i < t->output.count; i++) {
        p->out[i] = y;
        y += dims_count(term_out(t, i));
    }
}

static void call_with(EmittedCall *call, const Case *x, real *y)
{
    Pointers p;
    point(x, y, &p);
    const int refused = call(p.in, p.out);
    assert(refused == 0);
    (void)refused;
}

static void compile_case(const Case *restrict x, Callable *restrict y)
{
    y->call = calls[x->term];
    y->with = *x;
}

static void call_case(const Callable *restrict x, Values *restrict y)
{
    y->count = numbers_of(&terms[x->with.term].t, 1);
    call_with(x->call, &x->with, y->y);
}

static void evaluate_case(const Case *restrict x, Values *restrict y)
{
    static unsigned char block[1 << 20];
    Arena a = arena_over(block, sizeof block);
    const Term *t = &terms[x->term].t;
    real *out[2 * RANDOM_WIRES];
    Pointers p;
    point(x, y->y, &p);
    const enum status s = evaluate(t, p.in, &a, out, NULL);
    assert(s == OK);
    y->count = s == OK ? numbers_of(t, 1) : 0;
    for (int i = 0; i < t->output.count; i++)
        memcpy(p.out[i], out[i], sizeof (real)
               * (size_t)dims_count(term_out(t, i)));
}

static void call_first(const PairCase *restrict x, Middle *restrict y)
{
    y->of.term = x->of.term + 1;
    call_with(calls[x->of.term], &x->of, y->of.x);
}

static void call_second(const Middle *restrict x, Values *restrict y)
{
    y->count = numbers_of(&terms[x->of.term].t, 1);
    call_with(calls[x->of.term], &x->of, y->y);
}

static void call_composite(const PairCase *restrict x, Values *restrict y)
{
    Case both = x->of;
    both.term += 2;
    y->count = numbers_of(&terms[both.term].t, 1);
    call_with(calls[both.term], &both, y->y);
}

/* Numbers whose bits differ. */
INLINE double Values_gap(const Values *x, const Values *y)
{
    int differ = x->count != y->count;
    for (int i = 0; i < x->count && !differ; i++)
        differ = memcmp(&x->y[i], &y->y[i], sizeof (real)) != 0;
    return differ;
}

INLINE void Values_print(FILE *out, const Values *x)
{
    fprintf(out, "%d numbers, the first %.9g", x->count, (double)x->y[0]);
}

static void text_of(const TermBox *restrict x, Text *restrict y)
{
    static unsigned char block[1 << 22];
    static char text[1 << 20];
    Arena a = arena_over(block, sizeof block);
    RandomTerm r = { .range = { { 0 } } };
    EmitReport report;
    EmitModel m;
    unbox_term(x, &a, &r.t);
    given_inputs(&a, &r, &m, 0);
    const EmitFile f = { "A text.", 1, &m, 0, 0 };
    FILE *out = fmemopen(text, sizeof text, "w");
    const enum status s = out == NULL ? NO_FILE
        : emit_c(&f, &a, out, &report, NULL);
    assert(s == OK);
    y->length = s == OK ? ftell(out) : 0;
    y->hash = EMIT_HASH;
    fclose(out);
    for (long i = 0; i < y->length; i++)
        y->hash = (y->hash ^ (unsigned char)text[i]) * 16777619U;
}

INLINE double Text_gap(const Text *x, const Text *y)
{
    return x->hash != y->hash || x->length != y->length;
}

INLINE void Text_print(FILE *out, const Text *x)
{
    fprintf(out, "%ld characters, %08lx", x->length,
            (unsigned long)x->hash);
}

/* Matrices of 4 x 4, to eight bits and back. */
enum { SIDE = 4 };
SPACE(TwoMatrices, 2 * SIDE * SIDE);
SPACE(OneMatrix, SIDE * SIDE);
SAMPLED_SPACE(TwoMatrices);
SAMPLED_SPACE(OneMatrix);

static void code_matrix(const real *x, real *y)
{
    int8_t code[SIDE * SIDE];
    real step[SIDE];
    quantise_rows(SIDE, SIDE, x, code, step);
    dequantise_rows(SIDE, SIDE, code, step, y);
}

static void code_one(const OneMatrix *restrict x, OneMatrix *restrict y)
{
    code_matrix(x->at, y->at);
}

static void code_two(const TwoMatrices *restrict x, TwoMatrices *restrict y)
{
    code_matrix(x->at, y->at);
    code_matrix(x->at + SIDE * SIDE, y->at + SIDE * SIDE);
}

static void multiply_two(const TwoMatrices *restrict x, OneMatrix *restrict y)
{
    for (int k = 0; k < SIDE * SIDE; k++) {
        y->at[k] = 0;
        for (int j = 0; j < SIDE; j++)
            y->at[k] += x->at[k / SIDE * SIDE + j]
                * x->at[SIDE * SIDE + j * SIDE + k % SIDE];
    }
}

ARROW(code_one, OneMatrix, OneMatrix);
ARROW(code_two, TwoMatrices, TwoMatrices);
ARROW(multiply_two, TwoMatrices, OneMatrix);
ARROW(compile_case, Case, Callable);
ARROW(call_case, Callable, Values);
ARROW(evaluate_case, Case, Values);
ARROW(call_first, PairCase, Middle);
ARROW(call_second, Middle, Values);
ARROW(call_composite, PairCase, Values);
ARROW(text_of, TermBox, Text);
