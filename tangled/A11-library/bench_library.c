/* bench_library.c - builds, differentiates and compiles; prints CSV. */
#include "tinycat.h"
#include <stdio.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static tc_term *chain(int operations)
{
    const int w[] = { 4, 4 }, x[] = { 4, 2 };
    tc_term *t = tc_term_new("chain");
    const int weights = tc_input(t, 2, w);
    int y = tc_input(t, 2, x);
    for (int i = 0; i < operations; i += 2)
        y = tc_apply1(t, "tanh", tc_apply2(t, "matmul", weights, y));
    tc_output(t, y);
    return t;
}

int main(void)
{
    puts("operations,build,gradient,compile,bytes");
    for (int n = 12500; n <= 100000; n *= 2) {
        char why[TC_WHY];
        const double start = now();
        tc_term *t = chain(n);
        const double built = now();
        tc_term *g = tc_gradient(t);
        const double made = now();
        tc_program *p = tc_compile(g, 0, TC_SAME_BITS, why);
        if (p == NULL)
            return 1;
        printf("%d,%.0f,%.0f,%.0f,%zu\n", n, built - start, made - built,
               now() - made, tc_program_bytes(p));
        tc_program_free(p), tc_term_free(g), tc_term_free(t);
    }
    return 0;
}
