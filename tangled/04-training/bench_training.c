/* bench_training.c - nanoseconds a step; run by bench_training.sh. */
#include "counts.h"
#include <stdio.h>
#include <time.h>

enum { LARGE = VOCABULARY > 5, RUNS = 101, REPEATS = LARGE ? 1 : 40 };
static TrainingSet data;
static PairCounts counts;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

static void by_definition(Learner *x)
{
    static Gradient g;
    gradient(&x->parameters, &data, &g);
    descend_in_place(&x->rate, &g, &x->parameters);
}

static void on_data(Learner *x)
{
    learn_in_place(&data, x);
}

static void on_counts(Learner *x)
{
    if (learn_on_counts_in_place(&counts, x) != OK)
        puts("refused");
}

static void measure(const char *what, int steps, void (*way)(Learner *))
{
    static Learner x;
    double fastest = 1e300;
    for (int i = 0; i < RUNS; i++) {
        double time = 0;
        for (int r = 0; r < REPEATS; r++) {
            x.rate.value = 1;
            parameters_by_rule(&x.parameters);
            const double start = now();
            for (int k = 0; k < steps; k++)
                way(&x);
            time += now() - start;
        }
        if (time < fastest)
            fastest = time;
    }
    printf("%s-%s,%.1f,%d\n", LARGE ? "large" : "demo", what,
           fastest / (REPEATS * steps), RUNS);
}

static int token(long i)
{
    return LARGE ? (int)((31 * i * i + 17 * i + 7) % 256) : 1 + (int)i % 4;
}

int main(int count, char **argument)
{
    const char *suffix = count > 1 ? argument[1] : "";
    char name[3][32];
    data.count = LARGE ? 1023 : 7;
    for (int i = 0; i < data.count; i++)
        data.at[i] = (Example){ { token(i) }, { token(i + 1) } };
    count_pairs(&data, &counts);
    snprintf(name[0], sizeof name[0], "definition%s", suffix);
    snprintf(name[1], sizeof name[1], "data%s", suffix);
    snprintf(name[2], sizeof name[2], "counts%s", suffix);
    measure(name[0], LARGE ? 1 : 80, by_definition);
    measure(name[1], LARGE ? 10 : 80, on_data);
    measure(name[2], 80, on_counts);
    return 0;
}
