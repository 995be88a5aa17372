/* check_products.c - every way against the three loops. */
#include "random_product.h"
#include "testing.h"
#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static Source source;

static void compare_entry(const RandomProduct *r, bool same_bits, int i, int j,
                          float x, float y)
{
    if (same_bits && memcmp(&x, &y, sizeof x) != 0)
        ck_abort_msg("(%d, %d): expected %a, came %a", i, j, (double)x,
                     (double)y);
    const double gap = fabs((double)x - y), bound = product_bound(r, i, j);
    if (!(gap <= bound))
        ck_abort_msg("(%d, %d): %g apart, allowed %g", i, j, gap, bound);
}

static void compare(const RandomProduct *r, const NamedWay *way)
{
    const ProductResult x = product_result(r, product_plain);
    const ProductResult y = product_result(r, way->run);
    ck_assert(r->a && r->b && r->bias && r->mask && x.c && y.c && x.totals
              && y.totals);
    for (int i = 0; i < r->p.m; i++)
        for (int j = 0; j < r->p.ldc; j++) {
            const ptrdiff_t at = (ptrdiff_t)i * r->p.ldc + j;
            if (j < r->p.n)
                compare_entry(r, way->same_bits, i, j, x.c[at], y.c[at]);
            else if (y.c[at] != r->c[at] || x.c[at] != r->c[at])
                ck_abort_msg("(%d, %d) is outside and was written", i, j);
        }
    ck_assert_msg(memcmp(x.totals, y.totals, (size_t)r->p.n
                         * sizeof (float)) == 0, "%s: totals", way->name);
    product_result_release(&x), product_result_release(&y);
}

static void try_ways(int m, int n, int k)
{
    RandomProduct r;
    random_product(&source, m, n, k, &r);
    for (int i = 0; i < PRODUCT_WAYS; i++) {
        const NamedWay way = product_way(i);
        if (way.run)
            compare(&r, &way);
    }
    random_product_release(&r);
}

START_TEST(every_way_agrees_on_any_shape)
{
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 15; i++)
        try_ways(71, 71, 71);
}
END_TEST

START_TEST(copies_and_blocks_change_nothing)
{
    source_seed(&source, (uint64_t)_i);
    try_ways(ROWS_WORTH_A_COPY + 70, 71, 20);
    try_ways(9, 40, 2 * PRODUCT_DEEP + 70);
}
END_TEST

START_TEST(a_way_that_is_missing_says_what_it_needs)
{
    const NamedWay way = product_way(_i);
    ck_assert(way.name != NULL && (way.run || way.needs));
    if (!way.run)
        printf("skip - %s: it needs %s\n", way.name, way.needs);
}
END_TEST

START_TEST(fused_ways_have_the_same_bits)
{
    RandomProduct r;
    source_seed(&source, (uint64_t)_i);
    random_product(&source, 71, 71, 71, &r);
    const size_t n = (size_t)r.p.m * (size_t)r.p.ldc;
    ProductResult first = { NULL, NULL };
    for (int i = 0; i < PRODUCT_WAYS - 1; i++) {
        const NamedWay way = product_way(i);
        if (!way.run || way.same_bits)
            continue;
        const ProductResult x = product_result(&r, way.run);
        ck_assert(!first.c || memcmp(first.c, x.c, n * sizeof *x.c) == 0);
        product_result_release(&first);
        first = x;
    }
    product_result_release(&first);
    random_product_release(&r);
}
END_TEST

START_TEST(the_chosen_ways_keep_their_promise)
{
    const NamedWay same = { "same", product_same_bits(), NULL, true };
    const NamedWay fast = { "fast", product_fastest(), NULL, false };
    RandomProduct r;
    source_seed(&source, (uint64_t)_i);
    random_product(&source, 71, 71, 71, &r);
    compare(&r, &same), compare(&r, &fast);
    random_product_release(&r);
    ck_assert(product_way(1).run && product_same_bits() != product_plain);
    ck_assert(product_fastest() != product_plain);
}
END_TEST

START_TEST(the_example_by_hand)
{
    static const float a[] = { 1, 2, 3, 4 }, b[] = { 5, 6, 7, 8 };
    static const float c[][4] = {
        { 19, 22, 43, 50 }, { 17, 23, 39, 53 }, { 26, 30, 38, 44 } };
    for (int i = 0; i < PRODUCT_WAYS; i++)
        for (int f = 0; product_way(i).run && f < PRODUCT_FORMS; f++) {
            const Product p = { .form = (enum product_form)f, .m = 2, .n = 2,
                .k = 2, .lda = 2, .ldb = 2, .ldc = 2 };
            float came[4];
            product_way(i).run(&p, a, b, came);
            ck_assert(memcmp(came, c[f], sizeof came) == 0);
        }
}
END_TEST

START_TEST(each_finish_does_what_it_says)
{
    static const float a[] = { 2, -3 }, b[] = { 5 }, bias[] = { 1, NAN };
    static const float mask[] = { 0, 4 };
    static const float expected[PRODUCT_FINISHES][2] = {
        { 10, -15 }, { 110, 185 }, { 11, NAN }, { 11, 0 }, { 0, -15 },
        { 95, 207.5F }, { 0, -60 }, { 11, NAN } };
    for (int i = 0; i < PRODUCT_WAYS; i++)
        for (int f = 0; product_way(i).run && f < PRODUCT_FINISHES; f++) {
            const Product p = { .m = 2, .n = 1, .k = 1, .lda = 1, .ldb = 1,
                .ldc = 1, .finish = (enum product_finish)f, .bias = bias,
                .mask = mask, .ldmask = 1, .rate = 0.5F };
            float c[] = { 100, 200 };
            product_way(i).run(&p, a, b, c);
            for (int r = 0; r < 2; r++)
                ck_assert_msg(c[r] == expected[f][r]
                    || (isnan(c[r]) && isnan(expected[f][r])),
                    "%s, finish %d: came %g", product_way(i).name, f,
                    (double)c[r]);
        }
}
END_TEST

START_TEST(totals_are_sums_from_the_left)
{
    static const float a[3] = { 1, 1, 1 };
    static const float b[] = { 0x1p24F, 1, -0x1p24F, 1, 2, 3 };
    for (int i = 0; i < PRODUCT_WAYS; i++) {
        float c[2], totals[2] = { 7, 7 };
        const Product p = { .form = PRODUCT_NT, .m = 1, .n = 2, .k = 3,
            .lda = 3, .ldb = 3, .ldc = 2, .totals = totals };
        if (product_way(i).run == NULL)
            continue;
        product_way(i).run(&p, a, b, c);
        ck_assert(totals[0] == 0 && totals[1] == 6 && c[1] == 6);
    }
}
END_TEST

static bool aborts(ProductWay *way, const Product *p, const float *a,
                   const float *b, float *c)
{
    int status = 0;
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(2);
        way(p, a, b, c);
        _exit(0);
    }
    ck_assert(child > 0 && waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

START_TEST(short_rows_and_missing_arrays_are_refused)
{
    float x[64] = { 0 };
    float *const a = x, *const b = x + 16, *const c = x + 32;
    const Product right = { .m = 4, .n = 4, .k = 4, .lda = 4, .ldb = 4,
        .ldc = 4, .ldmask = 4, .bias = x + 60, .mask = x + 48 };
    Product wrong[] = { right, right, right, right, right, right, right,
        right, right, right, right, right, right, right };
    wrong[0].lda = 3, wrong[1].ldb = 3, wrong[2].ldc = 3, wrong[3].m = -1;
    wrong[4].n = -1, wrong[5].k = -1;
    wrong[6].finish = FINISH_MASK, wrong[6].mask = NULL;
    wrong[7].finish = FINISH_BIAS, wrong[7].bias = NULL;
    wrong[8].finish = FINISH_RELU, wrong[8].bias = NULL;
    wrong[9].finish = FINISH_MASK, wrong[9].ldmask = 3;
    wrong[10].finish = FINISH_STEP, wrong[10].k = PRODUCT_DEEP + 1;
    wrong[10].lda = PRODUCT_DEEP + 1;
    wrong[11].finish = FINISH_TIMES, wrong[11].mask = NULL;
    wrong[12].finish = FINISH_PLUS, wrong[12].ldmask = 3;
    wrong[13].totals = x + 60;
    for (int i = 0; i < ROWS(wrong); i++)
        ck_assert_msg(!product_allowed(&wrong[i], a, b, c), "%d", i);
}
END_TEST

START_TEST(what_lies_beside_does_not_overlap)
{
    float x[64] = { 0 };
    float *const a = x, *const b = x + 16, *const c = x + 32;
    const Product right = { .m = 4, .n = 4, .k = 4, .lda = 4, .ldb = 4,
        .ldc = 4 };
    ck_assert(product_allowed(&right, a, b, c));
    ck_assert(!product_allowed(&right, a, b, x + 15));
    ck_assert(!product_allowed(&right, a, b, x + 1));
    ck_assert(!product_allowed(&right, c, b, x + 17));
    ck_assert(product_allowed(&right, a, b + 4, b + 20));
    ck_assert(product_allowed(&right, c, b, a));
    ck_assert(product_allowed(&right, b, c, a));
}
END_TEST

START_TEST(what_is_read_at_the_end_may_not_overlap_either)
{
    float x[64] = { 0 };
    Product p = { .m = 4, .n = 4, .k = 4, .lda = 4, .ldb = 4, .ldc = 4,
        .ldmask = 4, .bias = x + 47, .mask = x + 40 };
    float *const c = x + 32;
    ck_assert(product_allowed(&p, x, x + 16, c));
    p.finish = FINISH_BIAS;
    ck_assert(!product_allowed(&p, x, x + 16, c));
    p.finish = FINISH_RELU;
    ck_assert(!product_allowed(&p, x, x + 16, c));
    p.finish = FINISH_TIMES;
    ck_assert(!product_allowed(&p, x, x + 16, c));
    p.finish = FINISH_MASK;
    ck_assert(!product_allowed(&p, x, x + 16, c));
    for (int i = 0; i < PRODUCT_WAYS; i++)
        ck_assert(!product_way(i).run
            || aborts(product_way(i).run, &p, x, x + 16, c));
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_example_by_hand, 1 },
        { each_finish_does_what_it_says, 1 },
        { totals_are_sums_from_the_left, 1 },
        { every_way_agrees_on_any_shape, 100 },
        { copies_and_blocks_change_nothing, 25 },
        { fused_ways_have_the_same_bits, 200 },
        { the_chosen_ways_keep_their_promise, 50 },
        { a_way_that_is_missing_says_what_it_needs, PRODUCT_WAYS },
        { short_rows_and_missing_arrays_are_refused, 1 },
        { what_lies_beside_does_not_overlap, 1 },
        { what_is_read_at_the_end_may_not_overlap_either, 1 },
    };
    return run_tests("products", ROWS(tests), tests);
}
