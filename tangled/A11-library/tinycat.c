/* tinycat.c - terms and programs behind a header for strangers. */
#include "tinycat.h"
#include "columns.h"
#include "evaluate.h"
#include "generator_says.h"
#include "program.h"
#include "step_term.h"
#include "term_lens.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tc_term {
    Term t;
    Arena arena;
    void *block;
    char name[64];
};
enum { SPARE = 4096 };

static size_t held(const Term *t)       /* bytes of its arrays */
{
    return (size_t)t->wire.room * sizeof *t->wire.at
         + (size_t)t->operation.room * sizeof *t->operation.at
         + (size_t)(t->port.room + t->input.room + t->output.room)
         * sizeof (int);
}

static int begin_in(tc_term *t, size_t bytes)
{
    t->block = malloc(bytes);
    if (t->block == NULL)
        return 0;
    t->arena = arena_over(t->block, bytes);
    term_begin(&t->arena, t->name, &t->t);
    return 1;
}

tc_term *tc_term_new(const char *name)
{
    tc_term *t = calloc(1, sizeof *t);
    if (t == NULL)
        return NULL;
    snprintf(t->name, sizeof t->name, "%s", name != NULL ? name : "term");
    if (begin_in(t, SPARE))
        return t;
    free(t);
    return NULL;
}

void tc_term_free(tc_term *t)
{
    if (t != NULL)
        free(t->block);
    free(t);
}

static void no_memory(const char *name, size_t bytes, Complaint *why)
{
    snprintf(why->text, sizeof why->text, "%s: expected %zu bytes of memory; "
        "there are none", name, bytes);
}

#define MOVE(array) moved(&t->arena, (void **)&t->t.array.at, \
    t->t.array.count, &t->t.array.room, sizeof *t->t.array.at)
static void moved(Arena *a, void **at, int count, int *room, size_t size)
{
    void *to = count > 0 ? arena_take(a, (size_t)count, size) : NULL;
    if (to != NULL)
        memcpy(to, *at, (size_t)count * size);
    *at = to;
    *room = count;
}

/* Room for one more of everything, or a refusal. */
static int ready(tc_term *t)
{
    const size_t bytes = 4 * held(&t->t) + 2 * SPARE;
    if (t->t.status != OK
        || t->arena.size - t->arena.used >= 2 * held(&t->t) + SPARE / 2)
        return t->t.status == OK;
    void *block = malloc(bytes), *old = t->block;
    if (block == NULL) {
        Complaint why;
        no_memory(t->name, bytes, &why);
        term_refuse(&t->t, TOO_LONG, "%s", why.text);
        return 0;
    }
    t->arena = arena_over(block, bytes);
    MOVE(wire), MOVE(operation), MOVE(port), MOVE(input), MOVE(output);
    t->block = block;
    free(old);
    return 1;
}

const char *tc_error(const tc_term *t)
{
    return t->t.status == OK ? NULL : t->t.why.text;
}

static int dims_from(tc_term *t, int rank, const int dims[], Dims *d)
{
    if (0 <= rank && rank <= TC_RANK) {
        *d = dims_of(rank, dims);
        return 1;
    }
    term_refuse(&t->t, OUT_OF_RANGE, "%s: expected from 0 to %d sizes, got "
        "%d", t->name, TC_RANK, rank);
    return 0;
}

int tc_input(tc_term *t, int rank, const int dims[])
{
    Dims d;
    return ready(t) && dims_from(t, rank, dims, &d)
        ? term_input(&t->t, d) : TC_NONE;
}

/* Fusion makes maps; nobody asks for one. */
const char *tc_generator(int i, const char **says)
{
    if (i < 0 || i >= GENERATOR_COUNT - 1)
        return NULL;
    const int g = i < MAP ? i : i + 1;
    if (says != NULL)
        *says = generator_says[g];
    return signature[g].name;
}

static int generator_named(tc_term *t, const char *name)
{
    for (int g = 0; g < GENERATOR_COUNT && name != NULL; g++)
        if (g != MAP && strcmp(signature[g].name, name) == 0)
            return g;
    term_refuse(&t->t, OUT_OF_RANGE, "%s: expected the name of a generator, "
        "such as %s, got %.40s", t->name, signature[0].name,
        name != NULL ? name : "NULL");
    return GENERATOR_COUNT;
}

static int is_wire(tc_term *t, const char *what, int w)
{
    if (0 <= w && w < t->t.wire.count)
        return 1;
    term_refuse(&t->t, OUT_OF_RANGE, "%s: %s: expected one of the %d wires, "
        "got %d", t->name, what, t->t.wire.count, w);
    return 0;
}

int tc_apply(tc_term *t, const char *generator, const tc_with *with,
             int n, const int wires[])
{
    Attributes a = { .value = with != NULL ? with->value : 0 };
    if (!ready(t)
        || (with != NULL && !dims_from(t, with->rank, with->dims, &a.dims)))
        return TC_NONE;
    const int g = generator_named(t, generator);
    if (g == GENERATOR_COUNT)
        return TC_NONE;
    if (n != signature[g].inputs)
        term_refuse(&t->t, OUT_OF_RANGE, "%s: %s: expected %d wires, got %d",
                    t->name, generator, signature[g].inputs, n);
    for (int i = 0; i < n && t->t.status == OK; i++)
        is_wire(t, generator, wires[i]);
    return t->t.status == OK
        ? term_apply(&t->t, (enum generator)g, &a, n, wires) : TC_NONE;
}

int tc_apply1(tc_term *t, const char *generator, int x)
{
    return tc_apply(t, generator, NULL, 1, &x);
}

int tc_apply2(tc_term *t, const char *generator, int x, int y)
{
    return tc_apply(t, generator, NULL, 2, (const int[]){ x, y });
}

void tc_output(tc_term *t, int wire)
{
    if (ready(t) && is_wire(t, "output", wire))
        term_output(&t->t, wire);
}

typedef struct Made { const Term *f, *g; int n; double rate; } Made;
typedef void Make(const Made *from, Term *h);

static tc_term *made(Make *make, Made from, const char *name)
{
    tc_term *h = tc_term_new(name);
    const Term *wrong = from.f->status != OK ? from.f
        : from.g != NULL && from.g->status != OK ? from.g : NULL;
    size_t bytes = 4 * (held(from.f) + (from.g ? held(from.g) : 0)) + SPARE;
    if (h != NULL && wrong != NULL)
        term_refuse(&h->t, wrong->status, "%s", wrong->why.text);
    if (h == NULL || wrong != NULL)
        return h;
    do {
        free(h->block);
        if (!begin_in(h, bytes)) {
            free(h);
            return NULL;
        }
        make(&from, &h->t);
        bytes *= 2;
    } while (h->t.status == TOO_LONG);
    return h;
}

static void compose(const Made *m, Term *h) { term_compose(m->f, m->g, h); }
static void tensor(const Made *m, Term *h) { term_tensor(m->f, m->g, h); }
static void gradient(const Made *m, Term *h) { term_gradient(m->f, h); }
static void descent(const Made *m, Term *h)
{
    term_descent(m->f, m->n, m->rate, h);
}

tc_term *tc_compose(const tc_term *f, const tc_term *g)
{
    return made(compose, (Made){ .f = &f->t, .g = &g->t }, "composite");
}

tc_term *tc_tensor(const tc_term *f, const tc_term *g)
{
    return made(tensor, (Made){ .f = &f->t, .g = &g->t }, "tensor");
}

tc_term *tc_gradient(const tc_term *f)
{
    return made(gradient, (Made){ .f = &f->t }, "gradient");
}

tc_term *tc_descent(const tc_term *loss, int parameters, double rate)
{
    const Term *f = &loss->t;
    Term bad = *f;
    if (f->status == OK && f->output.count == 0)
        term_refuse(&bad, EMPTY, "descent: expected a loss, got no output");
    else if (f->status == OK && term_out(f, 0).rank != 0)
        term_refuse(&bad, OUT_OF_RANGE, "descent: expected a loss that is a "
            "number, got one with %d sizes", term_out(f, 0).rank);
    if (parameters < 0 || parameters > f->input.count)
        term_refuse(&bad, OUT_OF_RANGE, "descent: expected from 0 to %d "
            "parameters, got %d", f->input.count, parameters);
    if (!(rate > 0 && rate <= 1e30))
        term_refuse(&bad, OUT_OF_RANGE, "descent: expected a positive rate, "
            "got %g", rate);
    return made(descent, (Made){ .f = bad.status == OK ? f : &bad,
        .n = parameters, .rate = rate }, "descent");
}

int tc_inputs(const tc_term *t)
{
    return t->t.status == OK ? t->t.input.count : 0;
}

int tc_outputs(const tc_term *t)
{
    return t->t.status == OK ? t->t.output.count : 0;
}

static int dims_to(Dims d, int dims[])
{
    for (int i = 0; i < d.rank; i++)
        dims[i] = d.at[i];
    return d.rank;
}

int tc_input_dims(const tc_term *t, int i, int dims[TC_RANK])
{
    return 0 <= i && i < tc_inputs(t) ? dims_to(term_in(&t->t, i), dims) : 0;
}

int tc_output_dims(const tc_term *t, int i, int dims[TC_RANK])
{
    return 0 <= i && i < tc_outputs(t) ? dims_to(term_out(&t->t, i), dims)
                                       : 0;
}

double tc_flops(const tc_term *t)
{
    return t->t.status == OK ? term_expense(&t->t).flops : 0;
}

static void say(char why[TC_WHY], const char *sentence)
{
    if (why != NULL)
        snprintf(why, TC_WHY, "%s", sentence);
}

/* Evaluates in so many bytes; NO_FILE if there is no memory. */
static enum status evaluated(const tc_term *t, size_t bytes,
    const float *const in[], float *const out[], Complaint *why)
{
    void *block = malloc(bytes);
    if (block == NULL) {
        no_memory(t->name, bytes, why);
        return NO_FILE;
    }
    Arena a = arena_over(block, bytes);
    real **y = arena_take(&a, (size_t)t->t.output.count + 1, sizeof *y);
    const enum status s = y == NULL ? TOO_LONG
        : evaluate(&t->t, in, &a, y, why);
    for (int i = 0; i < t->t.output.count && s == OK; i++)
        for (int k = 0; k < dims_count(term_out(&t->t, i)); k++)
            out[i][k] = y[i][k];
    free(block);
    return s;
}

int tc_evaluate(const tc_term *t, const float *const in[],
                float *const out[], char why[TC_WHY])
{
    enum status s = t->t.status;
    Complaint complaint = t->t.why;
    size_t bytes = SPARE;
    if (s == OK)
        do s = evaluated(t, bytes, in, out, &complaint);
        while (s == TOO_LONG && (bytes *= 2) > 0);
    if (s != OK)
        say(why, complaint.text);
    return (int)s;
}

struct tc_program {
    Program p;
    Term t;
    Arena arena;
    char name[64];
    size_t bytes;
};

static void term_copy(const Term *f, Term *h)
{
    int *in = arena_take(h->arena, (size_t)f->input.count + 1, sizeof *in);
    int *out = arena_take(h->arena, (size_t)f->output.count + 1, sizeof *in);
    if (in == NULL || out == NULL)
        term_refuse(h, TOO_LONG, "%s", "no room");
    for (int i = 0; i < f->input.count && h->status == OK; i++)
        in[i] = term_input(h, term_in(f, i));
    if (h->status == OK)
        term_append(h, f, in, out);
    for (int i = 0; i < f->output.count && h->status == OK; i++)
        term_output(h, out[i]);
}

static tc_program *compiled(const tc_term *t, int state, ProductWay *way,
    size_t bytes, enum status *s, Complaint *why)
{
    tc_program *p = malloc(bytes);
    if (p == NULL)
        return NULL;
    *p = (tc_program){ .bytes = bytes };
    memcpy(p->name, t->name, sizeof p->name);
    p->arena = arena_over(p + 1, bytes - sizeof *p);
    term_begin(&p->arena, p->name, &p->t);
    term_copy(&t->t, &p->t);
    *s = p->t.status != OK ? p->t.status
        : program_compile(&p->t, state, way, &p->arena, &p->p, why);
    if (*s == OK)
        return p;
    free(p);
    return NULL;
}

tc_program *tc_compile(const tc_term *t, int state, int how,
                       char why[TC_WHY])
{
    enum status s = t->t.status;
    Complaint complaint = t->t.why;
    tc_program *p = NULL;
    ProductWay *way = how == TC_FASTEST ? product_fastest()
                                        : product_same_bits();
    if (s == OK && how != TC_FASTEST && how != TC_SAME_BITS) {
        snprintf(complaint.text, sizeof complaint.text, "%s: expected "
            "TC_SAME_BITS or TC_FASTEST, got %d", t->name, how);
        s = OUT_OF_RANGE;
    }
    for (size_t bytes = 2 * SPARE; s == OK && p == NULL; bytes *= 2) {
        enum status tried = NO_FILE;    /* no memory */
        p = compiled(t, state, way, bytes, &tried, &complaint);
        if (tried == NO_FILE)
            no_memory(t->name, bytes, &complaint);
        s = tried == TOO_LONG ? OK : tried;
    }
    if (p == NULL)
        say(why, complaint.text);
    return p;
}

void tc_program_free(tc_program *p) { free(p); }

size_t tc_program_bytes(const tc_program *p) { return p->bytes; }

int tc_run(tc_program *p, float *const in[], char why[TC_WHY])
{
    Complaint complaint;
    const enum status s = program_run(&p->p, in, &complaint);
    if (s != OK)
        say(why, complaint.text);
    return (int)s;
}

int tc_results(const tc_program *p) { return p->t.output.count; }

const float *tc_result(const tc_program *p, int i)
{
    return 0 <= i && i < tc_results(p) ? program_output(&p->p, i) : NULL;
}

const char *tc_version(void)
{
    return TC_VERSION;
}
