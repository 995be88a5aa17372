/* measure_orders.c - sums of the same gradients, in many orders. */
#include "checkpoint.h"
#include "sample_exact.h"
#include "shards.h"
#include <string.h>

enum { N = CAPACITY - 1, ORDERS = 1000 };
static FlatGradient each[N];
static ExactSum units[N];
static double reference[GRADIENT_SIZE];

typedef struct {
    uint64_t seen[ORDERS];              /* a checksum for each order */
    double least[GRADIENT_SIZE], most[GRADIENT_SIZE], error;
} Spread;

static void prepare(void)
{
    static Examples x;
    Parameters p;
    parameters_by_rule(&p);
    examples_at_random(1, N, &x);
    for (int k = 0; k < N; k++) {
        const TrainingSet alone = { 1, { x.at[k] } };
        gradient(&p, &alone, &each[k].tables);
        if (exact_of(NULL, &each[k].tables, &units[k]) != OK)
            return;
        for (int i = 0; i < GRADIENT_SIZE; i++)
            reference[i] += (double)each[k].at[i] / N;
    }
}

static void note(Spread *s, int order, const FlatGradient *mean)
{
    s->seen[order] = fnv(FNV_BASIS, (int)sizeof mean->at,
                         (const unsigned char *)mean->at);
    for (int i = 0; i < GRADIENT_SIZE; i++) {
        const double x = (double)mean->at[i];
        s->least[i] = order == 0 ? x : fmin(s->least[i], x);
        s->most[i] = order == 0 ? x : fmax(s->most[i], x);
        s->error = fmax(s->error, fabs(x - reference[i]));
    }
}

static void report(const char *way, const Spread *s)
{
    int different = 0;
    double spread = 0;
    for (int k = 0; k < ORDERS; k++) {
        int new = 1;
        for (int l = 0; l < k; l++)
            new &= s->seen[l] != s->seen[k];
        different += new;
    }
    for (int i = 0; i < GRADIENT_SIZE; i++)
        spread = fmax(spread, s->most[i] - s->least[i]);
    if (different < 1000)
        printf("sums-%s = %d\n", way, different);
    else
        printf("sums-%s = %d,%03d\n", way, different / 1000,
            different % 1000);
    printf("spread-%s = %.2g\n", way, spread);
    printf("error-%s = %.2g\n", way, s->error);
}

static void sum_in_order(const int at[N], int order, Spread *f, Spread *e)
{
    FlatGradient mean = { .at = { 0 } };
    ExactSum sum = { .count = 0 };
    for (int k = 0; k < N; k++) {
        float_add_in_place(&each[at[k]].tables, &mean.tables);
        if (exact_add_in_place(&units[at[k]], &sum) != OK)
            return;
    }
    for (int i = 0; i < GRADIENT_SIZE; i++)
        mean.at[i] /= (real)N;
    note(f, order, &mean);
    if (exact_mean(NULL, &sum, &mean.tables) == OK)
        note(e, order, &mean);
}

int main(void)
{
    static Source s;
    static Spread floats, exact;
    int at[N];
    source_seed(&s, 1);
    prepare();
    for (int k = 0; k < N; k++)
        at[k] = k;
    for (int order = 0; order < ORDERS; order++) {
        sum_in_order(at, order, &floats, &exact);
        for (int k = N - 1; k > 0; k--) {
            const int j = draw_below(&s, k + 1), t = at[k];
            at[k] = at[j];
            at[j] = t;
        }
    }
    report("float", &floats);
    report("exact", &exact);
    printf("bytes-float = %zu\nbytes-exact = %zu\n",
           sizeof (Gradient), sizeof (ExactSum));
    return 0;
}
