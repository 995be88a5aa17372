/* measure_hands.c - measured times of workers, and predicted ones. */
#include "scaling.h"
#include <math.h>
#include <stdio.h>

#define RESULTS "../../tests/bench/results/hands.csv"
static Timings t;
static const char *const names[] = { "tiny", "small", "b", "wide" };
enum { NAMES = 4, MEASURED_SHARDS = 8, MANY = 1024 };

static void print_ways(const char *way)
{
    for (int i = 0; i < NAMES; i++) {
        const Timing *one = timing(&t, "threads", names[i], 1);
        printf("%-10s%-6s%9.0f", way, names[i], one->numbers);
        for (int n = 1; n <= 8; n *= 2) {
            const Timing *x = timing(&t, way, names[i], n);
            if (x != NULL)
                printf("%8.2f (%.2f)", x->ms, one->ms / x->ms);
        }
        printf("\n");
    }
}

static void print_shares(void)
{
    printf("ranks  ");
    for (int r = 1; r <= MEASURED_SHARDS; r++)
        printf("%3d", r);
    printf("\nw(%d, r)", MEASURED_SHARDS);
    for (int r = 1; r <= MEASURED_SHARDS; r++)
        printf("%3d", largest_share(MEASURED_SHARDS, r));
    printf("\n");
}

/* How far two processes are above what is predicted, in per cent. */
static double error_of_two(int i)
{
    const StepModel m = step_model(&t, names[i], MEASURED_SHARDS);
    return 100 * (timing(&t, "processes", names[i], 2)->ms
                  / step_predicted(&m, MEASURED_SHARDS, 2) - 1);
}

static void print_two(void)
{
    const StepModel any = step_model(&t, names[0], MEASURED_SHARDS);
    printf("h = %.0f microseconds, c = %.2f nanoseconds for each number\n",
           1e3 * any.hop, 1e6 * any.number);
    printf("2 processes%8s%8s%11s%10s%7s\n", "s", "m", "predicted",
           "measured", "error");
    for (int i = 0; i < NAMES; i++) {
        const StepModel m = step_model(&t, names[i], MEASURED_SHARDS);
        printf("%-11s%8.4f%8.4f%11.3f%10.3f%+6.0f%%\n", names[i], m.shard,
               m.move, step_predicted(&m, MEASURED_SHARDS, 2),
               timing(&t, "processes", names[i], 2)->ms, error_of_two(i));
    }
}

static void print_many(void)
{
    printf("model ");
    for (int r = 1; r <= MANY; r *= 4)
        printf("%9d", r);
    printf("   ranks\n");
    for (int i = 0; i < NAMES; i++) {
        const StepModel m = step_model(&t, names[i], MEASURED_SHARDS);
        const double one = step_predicted(&m, MANY, 1);
        printf("%-6s", names[i]);
        for (int r = 1; r <= MANY; r *= 4)
            printf("%9.1f", one / step_predicted(&m, MANY, r));
        printf("\n");
    }
}

typedef struct Verdict {
    int rows, better;                   /* with four or eight than with two */
    double gain, loss, best, spread;
    const char *loser;
} Verdict;

/* One row of the table: times of 1, 2, 4 and 8 workers. */
static void judge_row(const char *way, int i, Verdict *v)
{
    double x[4];
    for (int k = 0; k < 4; k++)
        x[k] = timing(&t, way, names[i], 1 << k)->ms;
    const double one = timing(&t, "threads", names[i], 1)->ms,
        more = fmin(x[2], x[3]), loss = fmax(x[2], x[3]) / x[1];
    v->rows++;
    v->better += more < x[1];
    v->gain = fmax(v->gain, 100 * (x[1] / more - 1));
    v->best = fmax(v->best, one / fmin(x[1], more));
    v->spread = fmax(v->spread, 100 * fabs(x[0] / one - 1));
    if (loss > v->loss)
        v->loss = loss, v->loser = names[i];
}

static void print_row_keys(void)
{
    const char *const ways[] = { "threads", "processes", "ranks" };
    Verdict v = { .loser = "none" };
    for (int w = 0; w < 3; w++)
        for (int i = 0; i < NAMES; i++)
            if (timing(&t, ways[w], names[i], 8) != NULL)
                judge_row(ways[w], i, &v);
    printf("more-rows = %d\nmore-better = %d\nmore-worse = %d\n", v.rows,
           v.better, v.rows - v.better);
    printf("more-gain = %.0f\nmore-loss = %.1f\nmore-loss-model = %s\n",
           v.gain, v.loss, v.loser);
    printf("best-speed-up = %.2f\none-spread = %.1f\n", v.best, v.spread);
}

/* Operations of a step of one shard, for each number of the model. */
static double work(const char *model)
{
    const Timing *one = timing(&t, "threads", model, 1);
    return one->flops / MEASURED_SHARDS / one->numbers;
}

static void print_error_keys(void)
{
    double least = INFINITY, most = -INFINITY;
    int worst = 0;
    for (int i = 0; i < NAMES; i++) {
        const double e = error_of_two(i);
        worst = e > most ? i : worst;
        least = fmin(least, e), most = fmax(most, e);
    }
    printf("error-least = %.0f\nerror-most = %.0f\nerror-worst = %s\n",
           least, most, names[worst]);
    printf("work-wide = %.0f\nwork-b = %.0f\nwide-by-tiny = %.0f\n",
           work("wide"), work("b"), timing(&t, "threads", "wide", 1)->numbers
           / timing(&t, "threads", "tiny", 1)->numbers);
    for (int i = 0; i < NAMES; i++) {
        const StepModel m = step_model(&t, names[i], MEASURED_SHARDS);
        printf("messages-%s = %.1f\n", names[i],
               m.shard / (m.hop + m.number * m.numbers));
    }
}

int main(void)
{
    if (!timings_read(RESULTS, 0, &t))
        return 1;
    printf("workers   model   numbers%8d        %7d        %7d        %7d\n",
           1, 2, 4, 8);
    print_ways("threads");
    print_ways("processes");
    print_ways("ranks");
    printf("== model\n");
    print_shares();
    print_two();
    printf("== ranks\n");
    print_many();
    printf("== keys\n");
    if (!timings_read(RESULTS, 1, &t))
        return 1;
    print_row_keys();
    print_error_keys();
    return 0;
}
