/* bench_limits.c - what the machine can do: peak, and bytes a second. */
#include "products.h"
#include "timing.h"
#include "workers.h"
#include <stdio.h>

enum { SIDE = 512, TIMES = 8, THREADS = 2, ROUNDS = 5, LANES = 16 };
static const size_t smallest = (size_t)16 << 10, largest = (size_t)128 << 20;
typedef float Wide __attribute__((vector_size(64), aligned(4), may_alias));
static float *memory[THREADS];
static volatile float kept[THREADS];
static Workers *workers[THREADS];

/* One thread: the processor's time.  Two: what a clock on the wall says. */
static double seconds(int threads)
{
    return threads == 1 ? processor_seconds()
        : clock_seconds(CLOCK_MONOTONIC);
}

/* The same loops for each set of instructions; n numbers.  Sums have names,
 * since an array of them would live in memory. */
#define WIDE(k) (*(const Wide *)(const void *)(x + i + (k) * LANES))
#define READ(name, built) \
built static float name(size_t n, const float *x) \
{ \
    Wide a = { 0 }, b = a, c = a, d = a, e = a, f = a, g = a, h = a; \
    for (size_t i = 0; i + 8 * LANES <= n; i += 8 * LANES) { \
        a += WIDE(0); b += WIDE(1); c += WIDE(2); d += WIDE(3); \
        e += WIDE(4); f += WIDE(5); g += WIDE(6); h += WIDE(7); \
    } \
    a += b + c + d + e + f + g + h; \
    return a[0] + a[LANES - 1]; \
}
#define TRIAD(name, built) \
built static void name(size_t n, const float *b, const float *c, float *a) \
{ \
    for (size_t i = 0; i + LANES <= n; i += LANES) \
        *(Wide *)(void *)(a + i) = *(const Wide *)(const void *)(b + i) \
            + 0.5F * *(const Wide *)(const void *)(c + i); \
}
READ(read_plain, )
TRIAD(triad_plain, )
#if defined __x86_64__
READ(read_avx2, __attribute__((target("avx2"))))
TRIAD(triad_avx2, __attribute__((target("avx2"))))
READ(read_avx512, __attribute__((target("avx512f"))))
TRIAD(triad_avx512, __attribute__((target("avx512f"))))
#define BEST(name) (__builtin_cpu_supports("avx512f") ? name##_avx512 \
    : __builtin_cpu_supports("avx2") ? name##_avx2 : name##_plain)
#else
#define BEST(name) name##_plain
#endif

typedef struct Visit { size_t bytes; int triad; long times; } Visit;

static void visit_job(void *context, int k)
{
    const Visit *v = context;
    const size_t n = v->bytes / sizeof (float), third = n / 3;
    float *const x = memory[k];
    for (long i = 0; i < v->times; i++)
        if (v->triad)
            BEST(triad)(third, x + third, x + 2 * third, x);
        else
            kept[k] = BEST(read)(n, x);
}

/* thousand million bytes a second */
static double bandwidth(size_t bytes, int triad, int threads)
{
    Visit v = { bytes, triad, 1 + (long)((8 << 20) / bytes) };
    double best = 0;
    for (int r = 0; r < ROUNDS; r++) {
        const double start = seconds(threads);
        workers_run(workers[threads - 1], threads, visit_job, &v);
        const double all = (double)bytes * (double)v.times * threads;
        const double rate = all / (seconds(threads) - start) * 1e-9;
        best = rate > best ? rate : best;
    }
    return best;
}

static ProductWay *multiply;
static void peak_job(void *context, int k)
{
    const Product p = { .m = SIDE, .n = SIDE, .k = SIDE, .lda = SIDE,
        .ldb = SIDE, .ldc = SIDE };
    float *const x = memory[k];
    (void)context;
    for (int i = 0; i < TIMES; i++)
        multiply(&p, x, x + SIDE * SIDE, x + 2 * SIDE * SIDE);
}

static double peak(ProductWay *way, int threads)
{
    double best = 0;
    multiply = way;
    for (int r = 0; r < ROUNDS; r++) {
        const double start = seconds(threads);
        workers_run(workers[threads - 1], threads, peak_job, NULL);
        const double rate = 2.0 * SIDE * SIDE * SIDE * TIMES * threads
            / (seconds(threads) - start) * 1e-9;
        best = rate > best ? rate : best;
    }
    return best;
}

static void begin(void)
{
    for (int t = 0; t < THREADS; t++) {
        memory[t] = some_bytes(largest);
        if (workers_start(t + 1, some_bytes(workers_size()), &workers[t])
            != OK)
            exit(1);
        for (size_t i = 0; i < largest / sizeof (float); i++)
            memory[t][i] = (float)(i % 17) / 16;
    }
}

int main(void)
{
    ProductWay *const library = product_way(PRODUCT_WAYS - 1).run;
    begin();
    for (int t = 1; t <= THREADS; t++) {
        if (library != NULL)
            printf("peak,library,%d,%.1f\n", t, peak(library, t));
        printf("peak,ours,%d,%.1f\n", t, peak(product_fastest(), t));
        for (size_t n = smallest; n <= largest; n *= 2)
            for (size_t k = n; k <= n + n / 2 && k <= largest; k += n / 2) {
                printf("read,%zu,%d,%.1f\n", k, t, bandwidth(k, 0, t));
                printf("triad,%zu,%d,%.1f\n", k, t, bandwidth(k, 1, t));
            }
    }
    return 0;
}
