/* bench_transformer.c - training steps of a GPT, compiled; and their parts. */
#include "bare_gpt.h"
#include "compiler.h"
#include "term_lens.h"
#include "timing.h"
#include "workers.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROUNDS = 7, SHARDS = 2, PARAMETERS_MAX = 96, ARENA = 1 << 29 };
static const BareGpt configs[] = { { 2, 4, 64, 64, 256, 8 },
    { 4, 4, 128, 128, 512, 8 }, { 6, 6, 384, 256, 1024, 4 } };
static const char *const names[] = { "a", "b", "c" };
enum { CONFIGS = sizeof configs / sizeof configs[0] };
static Source source;

/* One thread: the processor's time.  Two: what a clock on the wall says. */
static double seconds(int threads)
{
    return clock_seconds(threads == 1 ? CLOCK_PROCESS_CPUTIME_ID
                                      : CLOCK_MONOTONIC);
}

typedef struct Shard {
    Term loss, gradient;
    Program fast, same;                 /* two ways to compile it */
    float *in[PARAMETERS_MAX];
} Shard;

typedef struct Bench {
    const char *name;
    double flops;                       /* of a step */
    BareGpt part_of;                    /* what a shard is */
    int inputs;                         /* the three, and parameters */
    size_t count[PARAMETERS_MAX];
    Shard shard[SHARDS];
    float *w[PARAMETERS_MAX], *m[PARAMETERS_MAX], *v[PARAMETERS_MAX];
    int same;                           /* with the evaluator's bits? */
    double seconds[OPCODES];               /* seconds, if they are measured */
} Bench;

static void compile_shard(Bench *b, Shard *s, Arena *a)
{
    Complaint why = { "" };
    term_begin(a, "loss", &s->loss);
    bare_gpt(&b->part_of, &s->loss);
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

/* A shard's own tokens, and the parameters of all. */
static void fill_shard(Bench *b, Shard *s)
{
    static float one = 1;
    const size_t n = (size_t)dims_count(term_in(&s->loss, 0));
    for (int i = 0; i < b->inputs; i++)
        s->in[i] = i < 3 ? some_bytes(n * sizeof (float)) : b->w[i];
    s->in[b->inputs] = &one;
    bare_gpt_draw(&b->part_of, &source, &s->loss, s->in);
}

static void prepare(int config, Arena *a, Bench *b)
{
    *b = (Bench){ .name = names[config], .part_of = configs[config] };
    b->flops = 3 * bare_gpt_flops(&b->part_of);
    b->part_of.sequences /= SHARDS;
    for (int k = 0; k < SHARDS; k++)
        compile_shard(b, &b->shard[k], a);
    b->inputs = b->shard[0].loss.input.count;
    for (int i = 3; i < b->inputs; i++) {
        b->count[i] = (size_t)dims_count(term_in(&b->shard[0].loss, i));
        b->w[i] = some_bytes(b->count[i] * sizeof (float));
        b->m[i] = some_bytes(b->count[i] * sizeof (float));
        b->v[i] = some_bytes(b->count[i] * sizeof (float));
        memset(b->m[i], 0, b->count[i] * sizeof (float));
        memset(b->v[i], 0, b->count[i] * sizeof (float));
    }
    for (int k = 0; k < SHARDS; k++)
        fill_shard(b, &b->shard[k]);
}

#if defined __clang__
#define IN_VECTORS
#else
#define IN_VECTORS __attribute__((optimize("O3")))
#endif
#define ADAMW(name, built) \
IN_VECTORS built static void name(size_t n, const float *g, const float *h, \
    float *restrict w, float *restrict m, float *restrict v) \
{ \
    for (size_t i = 0; i < n; i++) { \
        const float d = 0.5F * (g[i] + h[i]); \
        m[i] = 0.9F * m[i] + 0.1F * d; \
        v[i] = 0.999F * v[i] + 0.001F * d * d; \
        w[i] -= 1e-4F * (m[i] / (sqrtf(v[i]) + 1e-8F) + 0.1F * w[i]); \
    } \
}
ADAMW(adamw_plain, )
#if defined __x86_64__
ADAMW(adamw_wide, __attribute__((target("avx2"))))
#define ADAMW_HERE \
    (__builtin_cpu_supports("avx2") ? adamw_wide : adamw_plain)
#else
#define ADAMW_HERE adamw_plain
#endif

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
    for (int i = 3; i < b->inputs; i++) {       /* its part of each array */
        const size_t from = b->count[i] * (size_t)k / SHARDS;
        const size_t end = b->count[i] * (size_t)(k + 1) / SHARDS;
        ADAMW_HERE(end - from, program_output(p, 1 + i) + from,
            program_output(q, 1 + i) + from, b->w[i] + from,
            b->m[i] + from, b->v[i] + from);
    }
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
            b->seconds[p->list.at[i].code] += seconds(1) - start;
        }
}

static double share(const Bench *b, enum opcode first, enum opcode last)
{
    double all = 0, part = 0;
    for (int i = 0; i < OPCODES; i++) {
        all += b->seconds[i];
        part += i >= (int)first && i <= (int)last ? b->seconds[i] : 0;
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
    const double at_peak = median(ROUNDS, x);
    printf("%s,%s,%d,%.3f,%.3f\n", b->name, way, threads,
           1000 * at_peak / peaks[threads - 1][ROUNDS / 2],
           b->flops / at_peak);
}

static void show_parts(const Bench *b)
{
    const double products = share(b, RUN_PRODUCT, RUN_PRODUCT);
    const double attention = share(b, RUN_ATTEND, RUN_ATTEND_BACK);
    printf("# parts-%s: %.1f %.1f %.1f\n", b->name, products, attention,
           100 - products - attention);
    printf("# peak-%s: %.1f %.1f\n", b->name, peaks[0][ROUNDS / 2] * 1e-9,
           peaks[1][ROUNDS / 2] * 1e-9);
    printf("# kilobytes-%s: %zu %zu\n", b->name,
           b->shard[0].fast.planned * sizeof (float) / 1024,
           b->shard[0].fast.apart * sizeof (float) / 1024);
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
        prepare(i, &a, b);
        measure(b, workers);
        median(ROUNDS, peaks[0]), median(ROUNDS, peaks[1]);
        show(b, "compiled", 1, times[0]), show(b, "compiled", 2, times[1]);
        show(b, "same bits", 1, times[2]);
        show_parts(b);
    }
    for (int t = 0; t < 2; t++)
        workers_stop(workers[t]);
    return 0;
}
