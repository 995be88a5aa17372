/* bench_program.c - samples a second: compiled, evaluated, and FANN. */
#include "perceptron.h"
#include "program.h"
#include "source.h"
#include "step_term.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>
#ifdef FANN
#include <floatfann.h>
#endif

enum { ROUNDS = 11, BATCH = 32, BATCHES = 64, LAYERS_MAX = 3, WAYS = 7 };
typedef struct Net { const char *name; int layers, sizes[LAYERS_MAX + 1]; }
Net;
static const Net nets[] = { { "784-128-64-10", 3, { 784, 128, 64, 10 } },
                            { "4-16-3", 2, { 4, 16, 3 } } };
enum { NETS = sizeof nets / sizeof nets[0] };
static const char *const way_names[WAYS] = { "train", "train-same-bits",
    "answer", "answer-same-bits", "evaluate", "fann-train", "fann-answer" };

/* thousand million flops a second of a library, or of our own products */
static double peak(void)
{
    enum { N = 512 };
    static float a[N * N], b[N * N], c[N * N];
    const Product p = { .m = N, .n = N, .k = N, .lda = N, .ldb = N,
        .ldc = N };
    ProductWay *library = product_way(PRODUCT_WAYS - 1).run;
    ProductWay *way = library ? library : product_fastest();
    int times = 0;
    for (int i = 0; i < N * N; i++)
        a[i] = b[i] = (float)(i % 17) - 8;
    way(&p, a, b, c);
    const double start = processor_seconds();
    double took = 0;
    for (; took < 0.02; times++) {
        way(&p, a, b, c);
        took = processor_seconds() - start;
    }
    return 2.0 * N * N * N * times / took * 1e-9;
}

static double flops(const Net *n, int training)
{
    double f = 0;
    for (int l = 0; l < n->layers; l++)
        f += 2.0 * n->sizes[l] * n->sizes[l + 1]
            * (training ? 2 + (l > 0) : 1);
    return f;
}

static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 24];
static Arena arena;

typedef struct Bench {
    const Net *net;
    Term loss, step, scores;
    Program run[4];                     /* the first four ways */
    float *in[2 * LAYERS_MAX + 2], *data[BATCHES], *labels[BATCHES];
} Bench;
static Bench benches[NETS];

static void parameters_drawn(Bench *b)
{
    for (int i = 0; i < 2 * b->net->layers; i++) {
        const Dims d = term_in(&b->step, i);
        const int n = dims_count(d);
        const float scale = d.rank == 2
            ? sqrtf(3 / (float)d.at[1]) : 0;
        b->in[i] = b->in[i] ? b->in[i]
            : some_bytes((size_t)n * sizeof (float));
        for (int k = 0; k < n; k++)
            b->in[i][k] = scale * (float)draw_real(&source);
    }
}

static void data_drawn(Bench *b)
{
    const Net *n = b->net;
    for (int i = 0; i < BATCHES; i++) {
        const int size = n->sizes[0] * BATCH;
        b->data[i] = some_bytes((size_t)size * sizeof (float));
        b->labels[i] = some_bytes(BATCH * sizeof (float));
        for (int k = 0; k < size; k++)
            b->data[i][k] = (float)draw_real(&source);
        for (int k = 0; k < BATCH; k++)
            b->labels[i][k] = (float)draw_below(&source,
                                                n->sizes[n->layers]);
    }
}

static void prepare(const Net *n, Bench *b)
{
    Complaint why;
    *b = (Bench){ .net = n };
    term_begin(&arena, "loss", &b->loss);
    perceptron(n->layers, n->sizes, BATCH, &b->loss);
    term_begin(&arena, "step", &b->step);
    term_descent(&b->loss, 2 * n->layers, 0.01, &b->step);
    b->scores = b->loss;                /* without the loss */
    b->scores.output.at++;
    b->scores.output.count = 1;
    for (int i = 0; i < 4; i++)
        if (program_compile(i < 2 ? &b->step : &b->scores,
                i < 2 ? 2 * n->layers : 0, i % 2 == 0 ? product_fastest()
                : product_same_bits(), &arena, &b->run[i], &why) != OK) {
            fprintf(stderr, "%s\n", why.text);
            exit(1);
        }
    parameters_drawn(b);
    data_drawn(b);
}

static void run_batch(Bench *b, int way, int i)
{
    const int first = 2 * b->net->layers;
    real *out[2 * LAYERS_MAX + 1];
    float *given[2 * LAYERS_MAX + 2];   /* in the order of the scores */
    b->in[first] = b->data[i % BATCHES];
    b->in[first + 1] = b->labels[i % BATCHES];
    for (int k = 0; k < first + 2; k++)
        given[k] = b->in[k < 2 ? first + k : k - 2];
    if (way < 4) {
        if (program_run(&b->run[way], way < 2 ? b->in : given, NULL) != OK)
            exit(1);
        return;
    }
    const size_t used = arena.used;
    if (evaluate(&b->step, (const real *const *)(void *)b->in, &arena, out,
                 NULL) != OK)
        exit(1);
    arena.used = used;
}

/* samples a second, in some twenty milliseconds */
static double speed(Bench *b, int way)
{
    int batches = 0;
    parameters_drawn(b);
    run_batch(b, way, 0);
    const double start = processor_seconds();
    double took = 0;
    while (took < 0.02) {
        for (int k = 0; k < (way < 4 ? BATCHES : 1); k++)
            run_batch(b, way, batches++);
        took = processor_seconds() - start;
    }
    return batches * (double)BATCH / took;
}

#ifdef FANN
static void show_fann(const Bench *b, struct fann **net,
                      struct fann_train_data **data)
{
    const Net *n = b->net;
    const unsigned in = (unsigned)n->sizes[0];
    const unsigned out = (unsigned)n->sizes[n->layers];
    unsigned sizes[LAYERS_MAX + 1];
    for (int l = 0; l <= n->layers; l++)
        sizes[l] = (unsigned)n->sizes[l];
    *net = fann_create_standard_array((unsigned)n->layers + 1, sizes);
    fann_set_training_algorithm(*net, FANN_TRAIN_BATCH);
    fann_set_activation_function_hidden(*net, FANN_LINEAR_PIECE);
    *data = fann_create_train(BATCH, in, out);
    for (unsigned j = 0; j < BATCH; j++) {
        for (unsigned i = 0; i < in; i++)
            (*data)->input[j][i] = b->data[0][i * BATCH + j];
        for (unsigned i = 0; i < out; i++)
            (*data)->output[j][i] = b->labels[0][j] == (float)i;
    }
}
#endif

#ifdef FANN
static double fann_speed(const Bench *b, int training)
{
    static struct fann *net[NETS];
    static struct fann_train_data *data[NETS];
    const ptrdiff_t i = b - benches;
    long samples = 0;
    double took = 0;
    if (net[i] == NULL)
        show_fann(b, &net[i], &data[i]);
    const double start = processor_seconds();
    for (; took < 0.02;
         samples += BATCH, took = processor_seconds() - start) {
        if (training)
            fann_train_epoch(net[i], data[i]);
        for (int j = 0; j < BATCH && !training; j++)
            fann_run(net[i], data[i]->input[j]);
    }
    return (double)samples / took;
}
#else
#define fann_speed(b, training) 0
#endif

static double rates[NETS][WAYS][ROUNDS], shares[NETS][WAYS][ROUNDS];

static void take_round(int round, double peaks[])
{
    peaks[round] = peak();
    for (int n = 0; n < NETS; n++)
        for (int w = 0; w < WAYS; w++) {
            const double again = w == 0 || w == 2 ? peak() : peaks[round];
            const int training = w < 2 || w == 4 || w == 5;
            const double rate = w < 5 ? speed(&benches[n], w)
                : fann_speed(&benches[n], training);
            rates[n][w][round] = rate;
            shares[n][w][round] = rate * flops(&nets[n], training)
                                / again * 1e-9;
        }
}

int main(void)
{
    double peaks[ROUNDS];
    arena = arena_over(block, sizeof block);
    source_seed(&source, 1);
    for (int n = 0; n < NETS; n++)
        prepare(&nets[n], &benches[n]);
    for (int round = 0; round < ROUNDS; round++)
        take_round(round, peaks);
    printf("# peak: %.1f\nnet,way,samples,percent\n", median(ROUNDS, peaks));
    for (int n = 0; n < NETS; n++)
        for (int w = 0; w < WAYS; w++) {
            const double rate = median(ROUNDS, rates[n][w]);
            if (rate > 0)
                printf("%s,%s,%.0f,%.1f\n", nets[n].name, way_names[w],
                    rate, 100 * median(ROUNDS, shares[n][w]));
        }
    return 0;
}
