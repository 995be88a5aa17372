/* bench_functions.c - all floats, or (with the argument speed) the times. */
#include "functions.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BLOCK = 4096 };
static float x[BLOCK], y[BLOCK];
typedef struct Found {
    double ours, normal, libm;          /* worst errors */
    long long floats, differ, down;
} Found;

static void look_at(const Function *f, float at, float came, float before,
                    Found *found)
{
    const double exact = f->exact((double)at);
    const double error = error_in_ulps(came, exact);
    const float theirs = f->libm(at);
    const double their_error = error_in_ulps(theirs, exact);
    const bool normal = fabs(exact) >= 0x1p-126;
    if (error > found->ours)
        found->ours = error;
    if (normal && error > found->normal)
        found->normal = error;
    if (normal && their_error > found->libm)
        found->libm = their_error;
    found->floats++;
    found->differ += bits_of(theirs) != bits_of(came);
    found->down += came < before;
}

static void all_floats(int i)
{
    const Function f = function(i);
    const int32_t from = number_of_float(f.from), to = number_of_float(f.to);
    float before = -INFINITY;
    Found found = { 0 };
    for (int64_t block = from + 1; block < to; block += BLOCK) {
        const int n = to - block < BLOCK ? (int)(to - block) : BLOCK;
        for (int k = 0; k < n; k++)
            x[k] = float_number((int32_t)(block + k));
        elementary_best().run[i](n, x, y);
        for (int k = 0; k < n; k++) {
            look_at(&f, x[k], y[k], before, &found);
            before = y[k];
        }
    }
    printf("all,%s,%lld,%.3f,%.3f,%.3f,%.2f,%lld\n", f.name, found.floats,
        found.ours, found.normal, found.libm,
        100 * (double)found.differ / (double)found.floats, found.down);
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* thousand million a second of the way of function f; the library is -1 */
static double speed(int f, int way)
{
    const Function of = function(f);
    const double start = seconds();
    double took = 0;
    long times = 0;
    for (; took < 0.01; took = seconds() - start, times++)
        if (way >= 0)
            elementary_set(way).run[f](BLOCK, x, y);
        else
            for (int i = 0; i < BLOCK; i++)
                y[i] = of.libm(x[i]);
    return (double)times * BLOCK / took * 1e-9;
}

static int rising(const void *p, const void *q)
{
    const double a = *(const double *)p, b = *(const double *)q;
    return (a > b) - (a < b);
}

static void show_speeds(int f)
{
    enum { ROUNDS = 15 };
    double theirs[ROUNDS], times[ELEMENTARY_SETS][ROUNDS];
    for (int i = 0; i < BLOCK; i++) {
        x[i] = (float)(i * 1597 % BLOCK) / BLOCK * 10 - 5;
        x[i] = f == ELEMENTARY_LOG ? fabsf(x[i]) : x[i];
    }
    for (int round = 0; round < ROUNDS; round++) {
        theirs[round] = speed(f, -1);
        for (int way = 0; way < ELEMENTARY_SETS; way++)
            times[way][round] = elementary_set(way).here
                ? speed(f, way) / theirs[round] : 0;
    }
    qsort(theirs, ROUNDS, sizeof theirs[0], rising);
    printf("speed,%s,%.2f", function(f).name, 1 / theirs[ROUNDS / 2]);
    for (int way = 0; way < ELEMENTARY_SETS; way++) {
        qsort(times[way], ROUNDS, sizeof times[way][0], rising);
        printf(",%.2f", times[way][ROUNDS / 2]);
    }
    putchar('\n');
}

int main(int count, char *argument[])
{
    const bool times = count > 1 && strcmp(argument[1], "speed") == 0;
    for (int f = 0; f < ELEMENTARY_FUNCTIONS; f++)
        if (times)
            show_speeds(f);
        else if (count < 2 || strcmp(argument[1], function(f).name) == 0)
            all_floats(f);
    return 0;
}
