#include "17.2.h"
#include "testing.h"
#include <math.h>

static const GptConfig c = { 6, 6, 384, 256, 1024 };
static const Machine m = { 100e9, 20e9 };

START_TEST(one_text_of_floats_is_the_mean_of_the_task)
{
    double seconds = 0;
    for (int seen = 1; seen <= c.context; seen++)
        seconds += 1 / most_tokens(m, &c, 32, 1, seen);
    const Task t = writing_task(&c);
    ck_assert(fabs(seconds / c.context / least_seconds(t.demand, m) - 1)
              < 1e-9);
}
END_TEST

START_TEST(many_texts_and_few_bits_meet_the_arithmetic)
{
    const double eight = most_tokens(m, &c, 8, 1, 128);
    const double floats = most_tokens(m, &c, 32, 1, 128);
    ck_assert(eight > 3.3 * floats && eight < 4 * floats);
    const double flops = 2 * (12.0 * 6 * 384 * 384 + 1024 * 384)
        + 4.0 * 6 * 384 * 128;
    const double bytes = (double)gpt_numbers(&c) - 255 * 384
        + 2 * 4 * (2.0 * 6 * 384 * 128 + 1024);
    ck_assert(fabs(most_tokens(m, &c, 8, 2, 128) * bytes / (2 * m.bandwidth)
                   - 1) < 1e-9);
    ck_assert(fabs(most_tokens(m, &c, 8, 64, 128) * flops / m.peak - 1)
              < 1e-9);
    ck_assert(most_tokens(m, &c, 32, 2, 128) < 2 * floats);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { one_text_of_floats_is_the_mean_of_the_task, 1 },
        { many_texts_and_few_bits_meet_the_arithmetic, 1 },
    };
    return run_tests("exercise 17.2", ROWS(tests), tests);
}
