/* measure_functions.c - lanes, pairs of sigmoids, sums: what came out. */
#include "functions.h"
#include "source.h"
#include <stdio.h>

enum { SAMPLE = 1 << 18 };
static float x[SAMPLE], y[SAMPLE];

static void lanes(void)
{
    long same = 0;
    for (uint32_t i = 0; i < SAMPLE; i++)
        x[i] = scattered_float(i);
    for (int f = 0; f < ELEMENTARY_FUNCTIONS; f++) {
        elementary_best().run[f](SAMPLE, x, y);
        for (int i = 0; i < SAMPLE; i++)
            same += bits_of(y[i]) == bits_of(function(f).ours(x[i]));
    }
    printf("lanes-compared = %d\n", ELEMENTARY_FUNCTIONS * SAMPLE);
    printf("lanes-same = %ld\n", same);
}

static float sigmoid_by_formula(float at)
{
    return 1 / (1 + elementary_exp(-at));
}

static void mirrors(Source *s)
{
    enum { PAIRS = 100000 };
    int exact = 0, misses = 0;
    for (int i = 0; i < PAIRS; i++) {
        const float at = 20 * draw_real(s);
        exact += elementary_sigmoid(at) + elementary_sigmoid(-at) == 1;
        misses += sigmoid_by_formula(at) + sigmoid_by_formula(-at) != 1;
    }
    printf("pairs = %d\npairs-exact = %d\nplain-misses = %d\n", PAIRS, exact,
           misses);
}

static void sums(Source *s)
{
    enum { SUMS = 100000 };
    const double u = 0x1p-24;
    double share = 0;
    int equal = 0;
    for (int i = 0; i < SUMS; i++) {
        const float a = 43 * draw_real(s), b = 43 * draw_real(s);
        const float one = elementary_exp(a + b);
        const float two = elementary_exp(a) * elementary_exp(b);
        const double bound = u * fabs((double)a + b) + 3 * 1.4 * u + u;
        share = fmax(share, fabs((double)one / two - 1) / (1.001 * bound));
        equal += one == two;
    }
    printf("sums = %d\nsums-equal = %d\nsums-share = %.0f\n", SUMS, equal,
           100 * share);
}

/* sigma (x), x < 0, without the remainder of the division */
static float second_version(float at)
{
    float low;
    uint32_t k;
    float t = elementary_exp_parts(at, &low, &k);
    t = elementary_scaled(t, k), low = elementary_scaled(low, k);
    const float d = 1 + t, q = t / d;
    return q + (1 - q) * (low - q * ((t - (d - 1)) + low));
}

static void steps(void)
{
    enum { STEPS = 1000000 };
    const int32_t from = number_of_float(-0.75F);
    int down = 0;
    for (int32_t i = from; i > from - STEPS; i--)
        down += second_version(float_number(i - 1))
              > second_version(float_number(i));
    printf("second-down = %d\n", down);
}

int main(void)
{
    Source source;
    source_seed(&source, 1);
    steps();
    lanes();
    mirrors(&source);
    sums(&source);
    return 0;
}
