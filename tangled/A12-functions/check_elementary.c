/* check_elementary.c - the functions, their lanes and their laws. */
#include "elementary.h"
#include "source.h"
#include "testing.h"

enum { SAMPLE = 4099 };                 /* a prime */
static float x[SAMPLE], y[SAMPLE], z[SAMPLE];

/* Bits from all over: a step that is prime to their number. */
static void sample_bits(uint32_t from)
{
    for (uint32_t i = 0; i < SAMPLE; i++)
        x[i] = float_of((from + i) * 0x9e3779b1U);
}

START_TEST(every_lane_has_the_bits_of_the_scalar)
{
    for (int k = 0; k < 64; k++) {
        const ElementarySet set = elementary_set(_i % ELEMENTARY_SETS);
        const int f = _i / ELEMENTARY_SETS;
        sample_bits((uint32_t)k * SAMPLE);
        elementary_set(0).run[f](SAMPLE, x, y);
        if (set.here) {
            set.run[f](SAMPLE, x, z);
            ck_assert(memcmp(y, z, sizeof y) == 0);
        }
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { every_lane_has_the_bits_of_the_scalar,
          ELEMENTARY_SETS * ELEMENTARY_FUNCTIONS },
    };
    return run_tests("elementary functions", ROWS(tests), tests);
}
