/* bench_terms.c - build a long term, reverse it, plan it; prints CSV. */
#include "memory_plan.h"
#include "normal.h"
#include "term_lens.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES = 9 };
static const size_t room = (size_t)1 << 30;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* n operations: residual layers x + relu (W x), one after the other. */
static void build(int n, Term *t)
{
    int x = term_input(t, DIMS(8, 4));
    const int w = term_input(t, DIMS(8, 8));
    for (int i = 0; i < n; i += 3)
        x = APPLY(t, ADD, x, APPLY(t, RELU, APPLY(t, MATMUL, w, x)));
    term_output(t, x);
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

enum { BUILD, REVERSE, PLAN, NORMAL, STAGES };

/* Seconds of each stage; 0 if memory is short. */
static int once(int n, Arena *a, double seconds[STAGES], int *operations)
{
    Term f, r, h;
    MemoryPlan p;
    arena_reset(a);
    term_begin(a, "f", &f);
    term_begin(a, "r", &r);
    term_begin(a, "h", &h);
    const double start = now();
    build(n, &f);
    const double built = now();
    term_reverse(&f, &r);
    const double reversed = now();
    const int planned = plan_memory(&r, 1, a, &p) == OK;
    const double end = now();
    term_normal(&r, &h);
    seconds[NORMAL] = now() - end;
    seconds[BUILD] = built - start;
    seconds[REVERSE] = reversed - built;
    seconds[PLAN] = end - reversed;
    *operations = r.operation.count;
    return planned && h.status == OK;
}

int main(void)
{
    void *block = malloc(room);
    Arena a = arena_over(block, block == NULL ? 0 : room);
    for (int n = 1000; n <= 100000; n *= 10) {
        double seconds[TIMES][STAGES], column[TIMES];
        int operations = 0;
        for (int i = 0; i < TIMES; i++)
            if (!once(n, &a, seconds[i], &operations))
                return 1;
        printf("%d,%d,%zu", n, operations, a.used);
        for (int s = 0; s < STAGES; s++) {
            for (int i = 0; i < TIMES; i++)
                column[i] = seconds[i][s];
            qsort(column, TIMES, sizeof *column, by_size);
            printf(",%.3f", 1e3 * column[TIMES / 2]);
        }
        printf("\n");
    }
    free(block);
    return 0;
}
