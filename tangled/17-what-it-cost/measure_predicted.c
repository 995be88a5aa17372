/* measure_predicted.c - operations, bytes, memory: predicted, and seen. */
#include "columns.h"
#include "gpt_step.h"
#include "perceptron.h"
#include "source.h"
#include "step_term.h"
#include "tasks.h"
#include "term_lens.h"
#include "touched.h"
#include "traffic.h"
#include <stdio.h>
#include <stdlib.h>

enum { MODELS = 6, INPUTS = 128 };
typedef struct Model {
    const char *name;
    Arena arena;
    Term gradient;
    Program program;
    double necessary, done;             /* operations in products */
    size_t touched;                     /* 0: was not run */
} Model;
static Model models[MODELS];
static Source source;
static double multiplied;

/* A way to multiply that says how much it did. */
static void multiply_and_count(const Product *p, const float *a,
                               const float *b, float *c)
{
    multiplied += 2.0 * p->m * p->n * p->k;
    product_same_bits()(p, a, b, c);
}

static Model *begin_model(const char *name, size_t bytes)
{
    static int count;
    Model *m = &models[count++];
    void *const block = malloc(bytes);
    *m = (Model){ .name = name, .arena = arena_over(block, bytes) };
    if (block == NULL)
        exit(1);
    term_begin(&m->arena, name, &m->gradient);
    return m;
}

static void compile(Model *m)
{
    Complaint why = { "" };
    if (m->gradient.status != OK || program_compile(&m->gradient, 0,
            product_same_bits(), &m->arena, &m->program, &why) != OK) {
        fprintf(stderr, "%s%s\n", m->gradient.why.text, why.text);
        exit(1);
    }
}

/* Numbers for all inputs: whole ones below a bound where there is one. */
static void run(Model *m, int wholes, const int below[])
{
    const Term *t = &m->gradient;
    const size_t bytes = m->program.planned * sizeof (float);
    unsigned char *const room = malloc(bytes);
    float *in[INPUTS];
    for (int i = 0; i < t->input.count; i++) {
        const int n = dims_count(term_in(t, i));
        in[i] = malloc((size_t)n * sizeof (float));
        for (int k = 0; k < n; k++)
            in[i][k] = i < wholes && below[i] > 0
                ? (float)draw_below(&source, below[i])
                : draw_real(&source) / 16;
    }
    multiplied = 0;
    m->program.way = multiply_and_count;
    if (program_touched(&m->program, in, room, &m->touched) != OK)
        exit(1);
    m->done = multiplied / 2;           /* it was run twice */
    for (int i = 0; i < t->input.count; i++)
        free(in[i]);
    free(room);
}

static void add_perceptron(void)
{
    static const int sizes[] = { 784, 128, 64, 10 };
    static const int below[8] = { [7] = 10 };   /* the labels */
    Model *m = begin_model("perceptron, a step", 1 << 22);
    Term loss;
    term_begin(&m->arena, "loss", &loss);
    perceptron(3, sizes, 32, &loss);
    term_descent(&loss, 6, 0.01, &m->gradient);
    m->necessary = perceptron_task(3, sizes, 32, 1).demand.flops;
    compile(m);
    run(m, 8, below);
}

static void add_bare(const char *name, BareGpt g)
{
    Model *m = begin_model(name, (size_t)1 << 29);
    Term loss;
    term_begin(&m->arena, "loss", &loss);
    bare_gpt(&g, &loss);
    term_gradient(&loss, &m->gradient);
    m->necessary = 3 * bare_gpt_flops(&g);
    compile(m);
    const int below[] = { g.vocabulary, g.context, g.vocabulary };
    if (g.layers < 6)                   /* the largest takes too long */
        run(m, 3, below);
}

static void add_step(const char *name, int segments, int kept)
{
    const GptShape s = { { 8, 4, 64, 64, 256 }, 2, 64 };
    const int below[] = { 256, 64, 256 };
    Model *m = begin_model(name, 1 << 26);
    Bracketing b;
    bracket_optimally(segments, kept, &b);
    gpt_step(&s, &b, &m->gradient);
    m->necessary = gpt_step_flops(&s);
    compile(m);
    run(m, 3, below);
}

static void show_flops(void)
{
    printf("== flops\n%-22s%12s%12s%12s%12s\n", "gradient of", "necessary",
           "term", "program", "done");
    for (int i = 0; i < MODELS; i++) {
        const Model *m = &models[i];
        printf("%-22s%12.3e%12.3e%12.3e", m->name, m->necessary,
               term_products(&m->gradient), program_products(&m->program));
        printf(m->touched > 0 ? "%12.3e\n" : "     not run\n", m->done);
    }
}

static void show_traffic(void)
{
    printf("== traffic\n%-22s%14s%14s%14s\n", "MB, gradient of",
           "operations", "instructions", "ends");
    for (int i = 0; i < MODELS; i++) {
        const Model *m = &models[i];
        printf("%-22s%14.2f%14.2f%14.2f\n", m->name,
               term_traffic(&m->gradient) * 1e-6,
               program_traffic(&m->program) * 1e-6,
               term_demand(&m->gradient).bytes * 1e-6);
    }
}

static void show_memory(void)
{
    printf("== memory\n%-22s%14s%14s%14s\n", "bytes, gradient of",
           "unshared", "planned", "written");
    for (int i = 0; i < MODELS; i++) {
        const Model *m = &models[i];
        printf("%-22s%14zu%14zu", m->name, m->program.apart * sizeof (float),
               m->program.planned * sizeof (float));
        if (m->touched > 0)
            printf("%14zu\n", m->touched);
        else
            printf("%14s\n", "not run");
    }
}

/* The highest intensity of an operation that is no product. */
static double between_products(const Term *t)
{
    double most = 0;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        const Expense e = operation_expense(t, o);
        if (signature[o->generator].work.products == 0
            && e.flops > most * 4 * e.numbers)
            most = e.flops / (4 * e.numbers);
    }
    return most;
}

static void show_done(void)
{
    int ran = 0, as_predicted = 0;
    for (int i = 0; i < MODELS; i++) {
        const Model *m = &models[i];
        ran += m->touched > 0;
        as_predicted += m->touched > 0
            && m->done == program_products(&m->program);
    }
    printf("== keys\ndone-as-predicted = %d\nprograms-run = %d\n",
           as_predicted, ran);
}

static void show_keys(const Model *b)
{
    const double each = term_traffic(&b->gradient) * 1e-6;
    const double fused = program_traffic(&b->program) * 1e-6;
    const double ends = term_demand(&b->gradient).bytes * 1e-6;
    printf("operations-b = %.0f\ninstructions-b = %.0f\n"
           "ends-b = %.0f\nfused-percent-b = %.0f\nbetween-b = %.1f\n"
           "kept-b = %.0f\n",
           each, fused, ends, 100 * (each - fused) / (each - ends),
           between_products(&b->gradient), program_kept(&b->program) * 1e-6);
}

int main(void)
{
    source_seed(&source, 1);
    add_perceptron();
    add_bare("transformer a", (BareGpt){ 2, 4, 64, 64, 256, 8 });
    add_bare("transformer b", (BareGpt){ 4, 4, 128, 128, 512, 8 });
    add_bare("transformer c", (BareGpt){ 6, 6, 384, 256, 1024, 4 });
    add_step("eight blocks", 1, 1);
    add_step("eight blocks, least", 8, 8);
    show_flops();
    show_traffic();
    show_memory();
    show_done();
    show_keys(&models[2]);
    for (int i = 0; i < MODELS; i++)
        free(models[i].arena.at);
    return 0;
}
