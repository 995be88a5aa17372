/* measure_hands.c - measured times of workers, and predicted ones. */
#include "scaling.h"
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

static void print_two(void)
{
    printf("model      s       m       2 processes: predicted  measured\n");
    for (int i = 0; i < NAMES; i++) {
        const StepModel m = step_model(&t, names[i], MEASURED_SHARDS);
        printf("%-6s%8.4f%8.4f%23.3f%10.3f\n", names[i], m.shard, m.move,
               step_predicted(&m, MEASURED_SHARDS, 2),
               timing(&t, "processes", names[i], 2)->ms);
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

int main(void)
{
    if (!timings_read(RESULTS, 0, &t))
        return 1;
    printf("workers   model   numbers%8d        %7d        %7d        %7d\n",
           1, 2, 4, 8);
    print_ways("threads");
    print_ways("processes");
    print_ways("ranks");
    const StepModel m = step_model(&t, "small", MEASURED_SHARDS);
    printf("== model\n");
    print_two();
    printf("== ranks\n");
    print_many();
    printf("== keys\n");
    if (!timings_read(RESULTS, 1, &t))
        return 1;
    printf("hop = %.0f\nper-number = %.2f\n", 1e3 * m.hop, 1e6 * m.number);
    return 0;
}
