/* check_attention_blocks.c - attention in blocks against its definition. */
#include "plain_attention.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 80, NUMBERS = 3 * 2 * 2 * 3 * LONGEST };
static Source source;
static struct { float q[NUMBERS], k[NUMBERS], v[NUMBERS], y[NUMBERS],
    dy[NUMBERS], dq[NUMBERS], dk[NUMBERS], dv[NUMBERS]; } one, other;
static Attention a;
static int keeping;                     /* the weights, for the way back? */

static void define_attention(void)
{
    const AttentionArrays x = { one.q, one.k, one.v, one.y, one.dy, one.dq,
                                one.dk, one.dv };
    plain_attention(&a, &x);
}

static void draw_attention(uint64_t seed, int longest)
{
    source_seed(&source, seed);
    a = (Attention){ .heads = 1 + draw_below(&source, 3),
        .size = 1 + draw_below(&source, 6),
        .sequences = 1 + draw_below(&source, 2),
        .queries = 1 + draw_below(&source, longest),
        .causal = draw_below(&source, 2) };
    a.keys = a.causal ? a.queries + draw_below(&source, longest - a.queries
        + 1) : 1 + draw_below(&source, longest);
}

static int same_numbers(const float x[], const float y[], int count)
{
    return memcmp(x, y, (size_t)count * sizeof *x) == 0;
}

static float *some_floats(size_t n)
{
    float *x = aligned_alloc(64, (n * sizeof *x + 63) / 64 * 64);
    ck_assert(x != NULL);
    return x;
}

static void fast_attention(ProductWay *way, const Kernels *k)
{
    a.way = way, a.kernels = k;
    float *const room = some_floats(attention_room(&a));
    a.kept = keeping ? some_floats(attention_weights(&a)) : NULL;
    memcpy(&other, &one, sizeof one);
    memset(other.y, 0xff, sizeof other.y);
    memset(other.dq, 0xff, 3 * sizeof other.dq);
    attend(&a, other.q, other.k, other.v, other.y, room);
    attend_back(&a, other.q, other.k, other.v, other.dy, other.dq, other.dk,
                other.dv, room);
    free(room), free(a.kept);
}

static void compare_attention(const char *name)
{
    const int rows = a.heads * a.size * a.sequences;
    const int of_q = rows * a.queries, of_k = rows * a.keys;
    if (!same_numbers(one.y, other.y, of_q)
        || !same_numbers(one.dq, other.dq, of_q)
        || !same_numbers(one.dk, other.dk, of_k)
        || !same_numbers(one.dv, other.dv, of_k))
        ck_abort_msg("%s: %d x %d, %d x %d queries, %d keys%s", name, a.heads,
            a.size, a.sequences, a.queries, a.keys,
            a.causal ? ", causal" : "");
}

static void draw_numbers(void)
{
    float *const arrays[] = { one.q, one.k, one.v, one.dy };
    for (int k = 0; k < ROWS(arrays); k++)
        for (int i = 0; i < NUMBERS; i++)
            arrays[k][i] = 3 * (float)draw_real(&source);
}

START_TEST(attention_has_the_bits)
{
    draw_attention((uint64_t)_i, _i % 2 ? 7 : LONGEST);
    draw_numbers();
    define_attention();
    keeping = _i / 2 % 2;
    for (int i = 0; i < KERNEL_SETS; i++)
        if (kernels_set(i).run != NULL) {
            fast_attention(product_same_bits(), kernels_set(i).run);
            compare_attention(kernels_set(i).name);
        }
    fast_attention(product_plain, kernels_set(0).run);
    compare_attention("three loops");
}
END_TEST

START_TEST(what_is_not_finite_leaks)
{
    a = (Attention){ .heads = 1, .size = 1, .sequences = 1, .queries = 4,
                     .keys = 4, .causal = 1 };
    source_seed(&source, 1);
    draw_numbers();
    one.v[3] = INFINITY;
    define_attention();
    fast_attention(product_same_bits(), kernels_best());
    ck_assert(isfinite(one.y[0]) && isnan(other.y[0]));
}
END_TEST

START_TEST(fast_attention_is_near)
{
    draw_attention((uint64_t)_i, LONGEST);
    draw_numbers();
    define_attention();
    a.near = 1, keeping = _i % 2;
    fast_attention(product_fastest(), kernels_best());
    for (int i = 0; i < a.heads * a.size * a.sequences * a.queries; i++) {
        ck_assert_float_eq_tol(one.y[i], other.y[i], 1e-4F);
        ck_assert_float_eq_tol(one.dq[i], other.dq[i], 1e-3F);
    }
    for (int i = 0; i < a.heads * a.size * a.sequences * a.keys; i++) {
        ck_assert_float_eq_tol(one.dk[i], other.dk[i], 1e-3F);
        ck_assert_float_eq_tol(one.dv[i], other.dv[i], 1e-3F);
    }
}
END_TEST

static double counted;
static void counting(const Product *p, const float *x, const float *y,
                     float *z)
{
    (void)x, (void)y;
    counted += 2.0 * p->m * p->n * p->k;
    for (int i = 0; i < p->m; i++)
        memset(z + (ptrdiff_t)i * p->ldc, 0, (size_t)p->n * sizeof *z);
}

START_TEST(work_is_predicted)
{
    draw_attention((uint64_t)_i, LONGEST);
    counted = 0, keeping = _i % 2;
    double sees = 0;
    for (int i = 0; i < a.queries; i++)
        sees += 2.0 * a.size * a.heads * a.sequences * plain_seen(&a, i);
    fast_attention(counting, kernels_best());
    a.kept = NULL;
    const double again = attention_does(&a, 0) + attention_does(&a, 1);
    a.kept = keeping ? one.y : NULL;
    ck_assert(counted == attention_does(&a, 0) + attention_does(&a, 1));
    ck_assert(keeping ? counted < again : counted == again);
    ck_assert(attention_needs(&a, 0) == 2 * sees);
    ck_assert(attention_needs(&a, 1) == 4 * sees);
}
END_TEST

START_TEST(short_texts_are_kept_and_long_ones_are_not)
{
    const Attention t = { .heads = 3, .size = 16, .sequences = 2,
        .queries = 16 * (1 + _i), .keys = 16 * (1 + _i), .causal = 1 };
    ck_assert_int_eq(attention_keeps(&t), t.queries <= 64);
    ck_assert(t.queries != 64 || attention_weights(&t) == 6 * 2624);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { attention_has_the_bits, 200 }, { what_is_not_finite_leaks, 1 },
        { fast_attention_is_near, 50 }, { work_is_predicted, 50 },
        { short_texts_are_kept_and_long_ones_are_not, 10 },
    };
    return run_tests("attention_blocks", ROWS(tests), tests);
}
