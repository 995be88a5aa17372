/* check_kernels.c - every set of instructions against the plain loops. */
#include "elementary.h"
#include "kernels.h"
#include "moves.h"
#include "products.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 40, ARRAYS = 16, LARGEST = MOST * MOST };
typedef struct Draft { float before, at[LARGEST], after; } Draft;
static Source source;
static Draft given[ARRAYS], made[2][ARRAYS];
static int m, n;                        /* rows and columns */

static void draw_arrays(uint64_t seed)
{
    source_seed(&source, seed);
    m = 1 + draw_below(&source, MOST);
    n = 1 + draw_below(&source, MOST);
    for (int a = 0; a < ARRAYS; a++)
        for (int i = 0; i < LARGEST; i++)
            given[a].at[i] = 4 * (float)draw_real(&source);
    for (int a = 0; a < ARRAYS; a++)
        made[0][a] = made[1][a] = given[a];
}

/* What both have written, and what neither was to write. */
static void same_arrays(const char *name, int arrays)
{
    for (int a = 0; a < arrays; a++)
        for (int i = 0; i < LARGEST; i++) {
            const float x = made[0][a].at[i], y = made[1][a].at[i];
            if (memcmp(&x, &y, sizeof x) != 0)
                ck_abort_msg("%s, %d x %d, array %d at %d: expected %a, came"
                    " %a", name, m, n, a, i, (double)x, (double)y);
        }
    for (int a = 0; a < ARRAYS; a++)
        ck_assert(made[1][a].before == given[a].before
                  && made[1][a].after == given[a].after);
}

typedef void Try(const Kernels *k, Draft out[]);

/* plain == 0: the loops; else the kernels of each set */
static void try_sets(const char *name, Try *plain, Try *fast, int arrays)
{
    plain(NULL, made[0]);
    for (int i = 0; i < KERNEL_SETS; i++)
        if (kernels_set(i).run != NULL) {
            memcpy(made[1], given, sizeof given);
            fast(kernels_set(i).run, made[1]);
            same_arrays(name, arrays);
        }
}

static void plain_maps(const Kernels *k, Draft out[])
{
    const float *x = given[0].at, *z = given[1].at, factor = given[2].at[0];
    (void)k;
    for (int i = 0; i < m * n; i++) {
        const float a = x[i], cube = a * a * a, slope = 0.79788456080286536F;
        out[0].at[i] = a + z[i];
        out[1].at[i] = a * z[i];
        out[2].at[i] = factor * a;
        out[3].at[i] = a * (1 + elementary_tanh(slope * (a + 0.044715F * a
                                                         * a * a))) / 2;
        const float linear = slope * a;
        const float u = linear + (float)(0.79788456080286536 * 0.044715)
                      * cube;
        const float du = linear + (float)(3 * 0.79788456080286536 * 0.044715)
                       * cube;
        const float h = elementary_tanh(u), half = 0.5F * z[i];
        const float first = half + half * h, steep = half * du;
        out[4].at[i] = first + (steep + -1 * (steep * h * h));
        out[5].at[i] = x[i] * z[i % n];
    }
}

static void fast_maps(const Kernels *k, Draft out[])
{
    float *x = given[0].at, *z = given[1].at;
    k->add(m * n, x, z, out[0].at);
    k->multiply(m * n, x, z, out[1].at);
    k->scale(m * n, given[2].at[0], x, out[2].at);
    k->gelu(m * n, x, out[3].at);
    k->gelu_back(m * n, x, z, out[4].at);
    k->scale_columns(m, n, x, z, out[5].at);
}

START_TEST(functions_of_numbers_have_the_bits)
{
    draw_arrays((uint64_t)_i);
    try_sets("maps", plain_maps, fast_maps, 6);
}
END_TEST

static void plain_column(int j, Draft out[])
{
    const float *x = given[0].at + j, *gain = given[1].at;
    const float *bias = given[2].at, *dy = given[3].at + j;
    float mean = 0, variance = 0, d[MOST], all = 0, slant = 0;
    for (int i = 0; i < m; i++)
        mean += x[i * n] / (float)m;
    for (int i = 0; i < m; i++)
        variance += (x[i * n] - mean) * (x[i * n] - mean) / (float)m;
    const float inverse = out[1].at[j] = 1 / sqrtf(variance + 1e-5F);
    for (int i = 0; i < m; i++) {
        const float z = (x[i * n] - mean) * inverse + 0;
        out[0].at[i * n + j] = z;
        out[2].at[i * n + j] = gain[i] * z + bias[i];
        d[i] = gain[i] * dy[i * n];
        all += d[i];
        slant += d[i] * z;
    }
    all = -1 * ((float)(1.0 / m) * all);
    slant = (float)(-1.0 / m) * slant;
    for (int i = 0; i < m; i++)
        out[3].at[i * n + j] = given[4].at[i * n + j]
            + ((d[i] + all) + out[0].at[i * n + j] * slant) * inverse;
}

static void plain_normalise(const Kernels *k, Draft out[])
{
    (void)k;
    for (int j = 0; j < n; j++)
        plain_column(j, out);
}

static void fast_normalise(const Kernels *k, Draft out[])
{
    float room[2 * MOST], *const z = out[0].at, *const inverse = out[1].at;
    const float *gain = given[1].at, *dy = given[3].at;
    k->normalise(m, n, given[0].at, gain, given[2].at, z, inverse,
                 out[2].at, room);
    k->normalise_back(m, n, z, inverse, gain, dy, given[4].at, out[3].at,
                      room);
    k->normalise(m, n, given[0].at, NULL, NULL, z, inverse, NULL, room);
}

START_TEST(normalisation_has_the_bits)
{
    draw_arrays((uint64_t)_i);
    try_sets("normalise", plain_normalise, fast_normalise, 4);
}
END_TEST

static void plain_alone(const Kernels *k, Draft out[])
{
    (void)k;
    for (int i = 0; i < MOST; i++)
        given[1].at[i] = out[1].at[i] = 1;
    for (int i = 0; i < m * n; i++)
        given[4].at[i] = -0.0F;         /* -0 + x is x */
    for (int j = 0; j < n; j++)
        plain_column(j, out);
}

static void fast_alone(const Kernels *k, Draft out[])
{
    float room[2 * MOST];
    fast_normalise(k, out);
    k->normalise_back(m, n, out[0].at, out[1].at, NULL, given[3].at, NULL,
                      out[3].at, room);
}

START_TEST(normalisation_alone_has_the_bits)
{
    draw_arrays((uint64_t)_i);
    try_sets("alone", plain_alone, fast_alone, 4);
}
END_TEST

static void plain_loss(const Kernels *k, Draft out[])
{
    (void)k;
    for (int j = 0; j < n; j++) {
        const int label = j * 7 % m;
        given[5].at[j] = (float)label;
        const float *x = given[0].at + j;
        float *e = out[0].at + j, most = x[0], sum = 0, others = 0;
        for (int i = 1; i < m; i++)
            most = x[i * n] > most ? x[i * n] : most;
        for (int i = 0; i < m; i++)
            sum += e[i * n] = elementary_exp(x[i * n] - most);
        for (int i = 0; i < m; i++) {
            e[i * n] /= sum;
            others += i == label ? 0 : e[i * n];
        }
        e[label * n] = -others;
        out[1].at[j] = most, out[2].at[j] = sum, out[3].at[j] = others;
    }
}

static void fast_loss(const Kernels *k, Draft out[])
{
    float *const e = out[0].at, *const sum = out[2].at;
    k->exponentials(m, n, given[0].at, NULL, out[1].at, sum);
    k->exponentials(m, n, given[0].at, e, out[1].at, sum);
    k->less_label(m, n, given[5].at, sum, e, out[3].at);
}

START_TEST(losses_have_the_bits)
{
    draw_arrays((uint64_t)_i);
    try_sets("loss", plain_loss, fast_loss, 4);
}
END_TEST

/* y, table, turned, sums of rows, and of products */
static void plain_moves(const Kernels *k, Draft out[])
{
    (void)k;
    for (int j = 0; j < n; j++)
        given[5].at[j] = (float)(j * j % 11);
    memset(out[1].at, 0, 11 * (size_t)m * sizeof (float));
    memset(out[3].at, 0, (size_t)m * sizeof (float));
    memset(out[4].at, 0, (size_t)m * sizeof (float));
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            const int at = i * n + j, id = (int)given[5].at[j];
            out[0].at[at] = given[0].at[id * m + i];
            out[1].at[id * m + i] += given[0].at[at];
            out[2].at[j * m + i] = given[0].at[at];
            out[3].at[i] += given[0].at[at];
            out[4].at[i] += given[0].at[at] * given[1].at[at];
        }
}

static void fast_moves(const Kernels *k, Draft out[])
{
    float room[16 * MOST];
    const float *const id = given[5].at, *const x = given[0].at;
    (void)k;
    gather_columns(m, n, id, x, out[0].at);
    scatter_columns(11, m, n, id, x, out[1].at, room);
    turn_over(m, n, x, n, out[2].at, m);
    total_rows(m, n, x, NULL, out[3].at);
    total_rows(m, n, x, given[1].at, out[4].at);
}

START_TEST(moves_have_the_bits)
{
    draw_arrays((uint64_t)_i);
    try_sets("moves", plain_moves, fast_moves, 5);
}
END_TEST

static void near_total(const Kernels *k, const float *x, const float *z)
{
    const double u = ldexp(1, -24), gamma = (n + 1) * u / (1 - (n + 1) * u);
    float y[MOST];
    k->total_near(m, n, x, z, y);
    for (int i = 0; i < m; i++) {
        double sum = 0, size = 0;
        for (int j = i * n; j < i * n + n; j++) {
            sum += (double)x[j] * (z ? (double)z[j] : 1);
            size += fabs((double)x[j] * (z ? (double)z[j] : 1));
        }
        ck_assert(fabs((double)y[i] - sum) <= gamma * size);
    }
}

START_TEST(near_totals_are_within_the_bound)
{
    draw_arrays((uint64_t)_i);
    for (int i = 0; i < KERNEL_SETS; i++)
        if (kernels_set(i).run != NULL) {
            near_total(kernels_set(i).run, given[0].at, NULL);
            near_total(kernels_set(i).run, given[0].at, given[1].at);
        }
}
END_TEST

static double gelu_exactly(double x, double *slope)
{
    const double c = 0.79788456080286536, u = c * (x + 0.044715 * x * x * x);
    const double s = 1 / (1 + exp(-2 * u));
    *slope = s + x * s * (1 - s) * 2 * c * (1 + 3 * 0.044715 * x * x);
    return x * s;
}

/* value, way back, slope; and value and slope by one function */
static void near_gelus(const Kernels *k, Draft out[])
{
    k->gelu_near(LARGEST, given[0].at, out[0].at);
    k->gelu_back_near(LARGEST, given[0].at, given[1].at, out[1].at);
    out[2] = given[0];
    k->gelu_slope(LARGEST, out[2].at, out[3].at);
    ck_assert(memcmp(out[0].at, out[3].at, sizeof out[0].at) == 0);
}

static void near_gelu(int j, const Draft out[])
{
    double slope;
    const double y = gelu_exactly((double)given[0].at[j], &slope);
    ck_assert(fabs((double)out[2].at[j] - slope) <= 2e-6);
    slope *= (double)given[1].at[j];
    ck_assert(fabs((double)out[0].at[j] - y) <= 1e-6 * fmax(1, fabs(y)));
    ck_assert(fabs((double)out[1].at[j] - slope)
              <= 2e-6 * fmax(1, fabs(slope)));
}

START_TEST(near_gelus_are_near)
{
    draw_arrays((uint64_t)_i);
    for (int i = 0; i < LARGEST; i++)
        given[0].at[i] *= 3;
    for (int i = 0; i < KERNEL_SETS; i++) {
        if (kernels_set(i).run == NULL)
            continue;
        near_gelus(kernels_set(i).run, made[0]);
        for (int j = 0; j < LARGEST; j++)
            near_gelu(j, made[0]);
    }
}
END_TEST

START_TEST(a_set_that_is_missing_says_what_it_needs)
{
    const NamedKernels set = kernels_set(_i);
    ck_assert(set.name != NULL && set.needs != NULL);
    if (set.run == NULL)
        printf("skip - %s: it needs %s\n", set.name, set.needs);
    else
        ck_assert(kernels_best() != NULL && kernels_set(0).run != NULL);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { functions_of_numbers_have_the_bits, 100 },
        { normalisation_has_the_bits, 100 },
        { normalisation_alone_has_the_bits, 100 },
        { losses_have_the_bits, 100 }, { moves_have_the_bits, 100 },
        { near_totals_are_within_the_bound, 100 },
        { near_gelus_are_near, 10 },
        { a_set_that_is_missing_says_what_it_needs, KERNEL_SETS },
    };
    return run_tests("kernels", ROWS(tests), tests);
}
