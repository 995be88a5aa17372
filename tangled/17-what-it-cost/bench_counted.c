/* bench_counted.c - runs what is named, to be counted by callgrind. */
#include "bare_gpt.h"
#include "decoder.h"
#include "perceptron.h"
#include "step_term.h"
#include "term_lens.h"
#include "timing.h"
#include "traffic.h"
#include <stdio.h>
#include <string.h>

enum { INPUTS = 128, CONTEXT = 64 };
static const size_t room = (size_t)1 << 28;
static Arena arena;
static Program program;
static Source source;
static float *in[INPUTS];
static Decoder decoder;

static void run_program(void)
{
    if (program_run(&program, in, NULL) != OK)
        exit(1);
}

static void write_context(void)
{
    static float logits[256];
    decoder_rewind(&decoder, 0);
    for (int i = 0; i < CONTEXT; i++)
        if (decoder_read(&decoder, 1, &i, 1, logits) != OK)
            exit(1);
}

/* The compiler does not know what is called, and so it is called. */
static void (*volatile what)(void) = run_program;

static void counted(void)
{
    what();
}

static void (*volatile again)(void) = counted;

static void compiled(const Term *t, int state, ProductWay *way)
{
    if (program_compile(t, state, way, &arena, &program, NULL) != OK)
        exit(1);
    for (int i = 0; i < t->input.count; i++)
        in[i] = some_bytes((size_t)dims_count(term_in(t, i)) * sizeof (float));
}

static void gradient(BareGpt g)
{
    static Term loss, t;
    term_begin(&arena, "loss", &loss);
    bare_gpt(&g, &loss);
    term_begin(&arena, "gradient", &t);
    term_gradient(&loss, &t);
    compiled(&t, 0, product_same_bits());
    bare_gpt_draw(&g, &source, &t, in);
    printf("%.0f %.0f\n", program_traffic(&program), program_widest(&program));
}

static void small_net(int training)
{
    static const int sizes[] = { 4, 16, 3 };
    static Term loss, step;
    term_begin(&arena, "loss", &loss);
    perceptron(2, sizes, 32, &loss);
    term_begin(&arena, "step", &step);
    term_descent(&loss, 4, 0.01, &step);
    loss.output.at++;                   /* the scores, without the loss */
    loss.output.count = 1;
    compiled(training ? &step : &loss, training ? 4 : 0, product_fastest());
    for (int i = 0; i < (training ? 6 : 5); i++) {
        const Dims d = term_in(training ? &step : &loss, i);
        for (int k = 0; k < dims_count(d); k++)
            in[i][k] = training && i == 5 ? (float)(k % 3)
                : draw_real(&source) / 2;
    }
}

static void writer(void)
{
    static const GptConfig c = { 2, 4, 64, CONTEXT, 256 };
    float *const parameters = some_bytes(gpt_numbers(&c) * sizeof (float));
    for (size_t i = 0; i < gpt_numbers(&c); i++)
        parameters[i] = draw_real(&source) / 16;
    if (decoder_begin(&decoder, &c, parameters, &arena) != OK)
        exit(1);
    what = write_context;
}

int main(int count, char *argument[])
{
    const char *name = count > 1 ? argument[1] : "";
    arena = arena_over(some_bytes(room), room);
    source_seed(&source, 1);
    if (strcmp(name, "gradient-a") == 0)
        gradient((BareGpt){ 2, 4, 64, 64, 256, 8 });
    else if (strcmp(name, "gradient-b") == 0)
        gradient((BareGpt){ 4, 4, 128, 128, 512, 8 });
    else if (strcmp(name, "token-a") == 0)
        writer();
    else if (strncmp(name, "small-", 6) == 0)
        small_net(strcmp(name, "small-train") == 0);
    else
        return 1;
    what();
    again();
    return 0;
}
