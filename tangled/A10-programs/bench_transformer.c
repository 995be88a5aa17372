/* bench_transformer.c - training steps of a GPT, compiled; and their parts. */
#include "compiler.h"
#include "source.h"
#include "term_lens.h"
#include "workers.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 7, SHARDS = 2, PARAMETERS_MAX = 96, ARENA = 1 << 29 };
typedef struct Config {
    const char *name;
    int layers, heads, width, context, vocabulary, batch;
} Config;
static const Config configs[] = { { "a", 2, 4, 64, 64, 256, 8 },
    { "b", 4, 4, 128, 128, 512, 8 }, { "c", 6, 6, 384, 256, 1024, 4 } };
enum { CONFIGS = sizeof configs / sizeof configs[0] };
static Source source;

/* One thread: the processor's time.  Two: what a clock on the wall says. */
static double seconds(int threads)
{
    struct timespec t;
    clock_gettime(threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC,
                  &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int ascending(const void *x, const void *y)
{
    const double p = *(const double *)x, q = *(const double *)y;
    return (p > q) - (p < q);
}

static double median(double x[ROUNDS])
{
    qsort(x, ROUNDS, sizeof x[0], ascending);
    return x[ROUNDS / 2];
}

static void *some_bytes(size_t n)
{
    void *x = aligned_alloc(64, (n + 63) / 64 * 64);
    if (x == NULL)
        exit(1);
    return x;
}

static int parameter(Term *t, Dims d) { return term_input(t, d); }

static int normal_layer(Term *t, int width, int x)
{
    const int gain = parameter(t, DIMS(width));
    const int bias = parameter(t, DIMS(width));
    return APPLY(t, BIAS, bias, APPLY(t, GAIN, gain,
                                      APPLY(t, NORMALISE, x)));
}

static int dense(Term *t, int in, int out, int x)
{
    const int weight = parameter(t, DIMS(in, out));
    const int bias = parameter(t, DIMS(out));
    return APPLY(t, BIAS, bias, APPLY(t, MATMUL_TN, weight, x));
}

static int attention(Term *t, const Config *c, int x)
{
    const Attributes part = { .dims = DIMS(c->width) };
    const Attributes causal = { .value = 1,
        .dims = DIMS(c->heads, c->context, c->context) };
    const int qkv = dense(t, c->width, 3 * c->width,
                          normal_layer(t, c->width, x));
    const int q = APPLY_WITH(t, SPLIT, &part, qkv);
    const int k = APPLY_WITH(t, SPLIT, &part, q + 1);
    const int y = APPLY_WITH(t, ATTEND, &causal, q, k, k + 1);
    return APPLY(t, ADD, x, dense(t, c->width, c->width, y));
}

static int perceptron_of(Term *t, const Config *c, int x)
{
    const int h = dense(t, c->width, 4 * c->width,
                        normal_layer(t, c->width, x));
    return APPLY(t, ADD, x, dense(t, 4 * c->width, c->width,
                                  APPLY(t, GELU, h)));
}

/* ids, positions, targets, parameters -> the mean loss */
static void loss_term(const Config *c, int sequences, Term *t)
{
    const int n = sequences * c->context;
    const Attributes mean = { .value = 1.0 / n };
    const int ids = term_input(t, DIMS(n)), places = term_input(t, DIMS(n));
    const int targets = term_input(t, DIMS(n));
    const int wte = parameter(t, DIMS(c->vocabulary, c->width));
    const int wpe = parameter(t, DIMS(c->context, c->width));
    int x = APPLY(t, ADD, APPLY(t, GATHER, ids, wte),
                  APPLY(t, GATHER, places, wpe));
    for (int l = 0; l < c->layers; l++)
        x = perceptron_of(t, c, attention(t, c, x));
    const int logits = APPLY(t, MATMUL, wte, normal_layer(t, c->width, x));
    term_output(t, APPLY_WITH(t, SCALE, &mean, APPLY(t, SUM,
        APPLY(t, CROSS_ENTROPY, targets, logits))));
}

static double step_flops(const Config *c)
{
    const double n = (double)c->batch * c->context, w = c->width;
    return 3 * (2 * n * (12.0 * c->layers * w * w + c->vocabulary * w)
        + 4.0 * c->batch * c->layers * w * c->context * (c->context + 1) / 2);
}

typedef struct Shard {
    Term loss, gradient;
    Program fast, same;                 /* two ways to compile it */
    float *in[PARAMETERS_MAX];
} Shard;

typedef struct Bench {
    const Config *config;
    int inputs;                         /* the three, and parameters */
    size_t count[PARAMETERS_MAX];
    Shard shard[SHARDS];
    float *w[PARAMETERS_MAX], *m[PARAMETERS_MAX], *v[PARAMETERS_MAX];
    int same;                           /* with the evaluator's bits? */
    double part[OPCODES];               /* seconds, if they are measured */
} Bench;

static void compile_shard(Bench *b, Shard *s, Arena *a)
{
    const int sequences = b->config->batch / SHARDS;
    Complaint why = { "" };
    term_begin(a, "loss", &s->loss);
    loss_term(b->config, sequences, &s->loss);
    term_begin(a, "gradient", &s->gradient);
    term_gradient(&s->loss, &s->gradient);
    if (s->gradient.status != OK
        || program_compile(&s->gradient, 0, product_fastest(), a, &s->fast,
                           &why) != OK
        || program_compile(&s->gradient, 0, product_same_bits(), a, &s->same,
                           &why) != OK) {
        fprintf(stderr, "%s%s\n", s->gradient.why.text, why.text);
        exit(1);
    }
}

static void draw_shard(Bench *b, Shard *s, float *one)
{
    const Config *c = b->config;
    const int n = c->batch / SHARDS * c->context;
    for (int i = 0; i < 3; i++)
        s->in[i] = some_bytes((size_t)n * sizeof (float));
    for (int j = 0; j < n; j++) {
        s->in[0][j] = (float)draw_below(&source, c->vocabulary);
        s->in[1][j] = (float)(j % c->context);
        s->in[2][j] = (float)draw_below(&source, c->vocabulary);
    }
    for (int i = 3; i < b->inputs; i++)
        s->in[i] = b->w[i];
    s->in[b->inputs] = one;
}

static void prepare(const Config *c, Arena *a, Bench *b)
{
    static float one = 1;
    *b = (Bench){ .config = c };
    for (int k = 0; k < SHARDS; k++)
        compile_shard(b, &b->shard[k], a);
    b->inputs = b->shard[0].loss.input.count;
    for (int i = 3; i < b->inputs; i++) {
        const Dims d = term_in(&b->shard[0].loss, i);
        b->count[i] = (size_t)dims_count(d);
        b->w[i] = some_bytes(b->count[i] * sizeof (float));
        b->m[i] = some_bytes(b->count[i] * sizeof (float));
        b->v[i] = some_bytes(b->count[i] * sizeof (float));
        for (size_t k = 0; k < b->count[i]; k++) {
            b->w[i][k] = d.rank == 2 ? 0.03F * (float)draw_real(&source) : 0;
            b->m[i][k] = b->v[i][k] = 0;
        }
    }
    for (int k = 0; k < SHARDS; k++)
        draw_shard(b, &b->shard[k], &one);
}

#if defined __clang__
#define IN_VECTORS
#else
#define IN_VECTORS __attribute__((optimize("O3", "no-math-errno")))
#endif

IN_VECTORS static void adamw(size_t n, const float *g, const float *h,
    float *restrict w, float *restrict m, float *restrict v)
{
    for (size_t i = 0; i < n; i++) {
        const float d = 0.5F * (g[i] + h[i]);
        m[i] = 0.9F * m[i] + 0.1F * d;
        v[i] = 0.999F * v[i] + 0.001F * d * d;
        w[i] -= 1e-4F * (m[i] / (sqrtf(v[i]) + 1e-8F) + 0.1F * w[i]);
    }
}

static void gradient_job(void *context, int k)
{
    Bench *b = context;
    Shard *s = &b->shard[k];
    if (program_run(b->same ? &s->same : &s->fast, s->in, NULL) != OK)
        exit(1);
}

static void adamw_job(void *context, int k)
{
    Bench *b = context;
    const Program *p = b->same ? &b->shard[0].same : &b->shard[0].fast;
    const Program *q = b->same ? &b->shard[1].same : &b->shard[1].fast;
    for (int i = 3 + k; i < b->inputs; i += SHARDS)
        adamw(b->count[i], program_output(p, 1 + i), program_output(q, 1 + i),
              b->w[i], b->m[i], b->v[i]);
}

static double step_seconds(Bench *b, Workers *w, int threads)
{
    const double start = seconds(threads);
    double took = 0;
    int steps = 0;
    do {
        workers_run(w, SHARDS, gradient_job, b);
        workers_run(w, SHARDS, adamw_job, b);
        steps++;
        took = seconds(threads) - start;
    } while (took < 0.1);
    return took / steps;
}

enum { SIDE = 512, TIMES = 8 };
static float squares[2][3][SIDE * SIDE];

static void peak_job(void *context, int k)
{
    const Product p = { .m = SIDE, .n = SIDE, .k = SIDE, .lda = SIDE,
        .ldb = SIDE, .ldc = SIDE };
    ProductWay *const library = product_way(PRODUCT_WAYS - 1).run;
    (void)context;
    for (int i = 0; i < TIMES; i++)
        (library ? library : product_fastest())(&p, squares[k][0],
            squares[k][1], squares[k][2]);
}

/* flops a second */
static double peak(Workers *w, int jobs)
{
    double best = 0;
    for (int i = 0; i < 5; i++) {
        const double start = seconds(jobs);
        workers_run(w, jobs, peak_job, NULL);
        const double took = seconds(jobs) - start;
        const double rate = 2.0 * SIDE * SIDE * SIDE * TIMES * jobs / took;
        best = rate > best ? rate : best;
    }
    return best;
}

static void measure_parts(Bench *b)
{
    Shard *s = &b->shard[0];
    Program *p = &s->fast;
    for (int round = 0; round < 20; round++)
        for (int i = 0; i < p->list.count; i++) {
            const double start = seconds(1);
            if (instruction_run(p, &p->list.at[i], NULL) != OK)
                exit(1);
            b->part[p->list.at[i].code] += seconds(1) - start;
        }
}

static double share(const Bench *b, enum opcode first, enum opcode last)
{
    double all = 0, part = 0;
    for (int i = 0; i < OPCODES; i++) {
        all += b->part[i];
        part += i >= (int)first && i <= (int)last ? b->part[i] : 0;
    }
    return 100 * part / all;
}

static double times[3][ROUNDS], peaks[2][ROUNDS];

static void measure(Bench *b, Workers *workers[2])
{
    for (int r = 0; r < ROUNDS; r++) {
        for (int t = 0; t < 2; t++) {
            peaks[t][r] = peak(workers[t], t + 1);
            times[t][r] = step_seconds(b, workers[t], t + 1);
            times[t][r] *= peaks[t][r];         /* flops at the peak */
        }
        b->same = 1;
        times[2][r] = step_seconds(b, workers[0], 1)
                      * peaks[0][r];
        b->same = 0;
    }
    measure_parts(b);
}

static void show(Bench *b, const char *way, int threads, double x[ROUNDS])
{
    const double at_peak = median(x), flops = step_flops(b->config);
    printf("%s,%s,%d,%.3f,%.3f\n", b->config->name, way, threads,
           1000 * at_peak / peaks[threads - 1][ROUNDS / 2], flops / at_peak);
}

int main(void)
{
    Workers *workers[2];
    Arena a = arena_over(some_bytes(ARENA), ARENA);
    Bench *b = some_bytes(sizeof *b);
    memset(squares, 0, sizeof squares);
    for (int t = 0; t < 2; t++)
        if (workers_start(t + 1, some_bytes(workers_size()), &workers[t])
            != OK)
            return 1;
    source_seed(&source, 1);
    printf("config,way,threads,ms,of-peak\n");
    for (int i = 0; i < CONFIGS; i++) {
        arena_reset(&a);
        prepare(&configs[i], &a, b);
        measure(b, workers);
        median(peaks[0]), median(peaks[1]);
        show(b, "compiled", 1, times[0]), show(b, "compiled", 2, times[1]);
        show(b, "same bits", 1, times[2]);
        printf("# parts-%s: %.1f %.1f %.1f\n", configs[i].name,
            share(b, RUN_PRODUCT, RUN_PRODUCT),
            share(b, RUN_ATTEND, RUN_ATTEND_BACK),
            100 - share(b, RUN_PRODUCT, RUN_PRODUCT)
            - share(b, RUN_ATTEND, RUN_ATTEND_BACK));
        printf("# peak-%s: %.1f %.1f\n", configs[i].name,
            peaks[0][ROUNDS / 2] * 1e-9, peaks[1][ROUNDS / 2] * 1e-9);
        if (getenv("PARTS")) for (int k = 0; k < OPCODES; k++) fprintf(stderr, "%2d %.1f%%  %.1f us\n", k, share(b, k, k), b->part[k] * 1e6 / 20);
    }
    for (int t = 0; t < 2; t++)
        workers_stop(workers[t]);
    return 0;
}
