/* check_scaling.c - the formula for a step, and where its constants are. */
#include "scaling.h"
#include "testing.h"
#include "trainer.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int w(int n, int r)
{
    if (r == 1)
        return n;
    const int left = w((n + 1) / 2, (r + 1) / 2), right = w(n / 2, r / 2);
    return left > right ? left : right;
}

START_TEST(the_largest_share_is_that_of_the_cut)
{
    const int n = _i + 1;
    for (int r = 1, power = 1; r <= n; r++) {
        power = r == 2 * power ? r : power;     /* the largest, up to r */
        const StepModel m = { .shard = 1 };
        ck_assert_int_eq(largest_share(n, r), w(n, r));
        ck_assert(fabs(step_predicted(&m, n, r) - w(n, r)) < 1e-9);
        if (r == power)
            ck_assert_int_eq(largest_share(n, r), (n + r - 1) / r);
        if ((n & (n - 1)) == 0)
            ck_assert_int_eq(largest_share(n, r), n / power);
    }
}
END_TEST

/* Shards of 100, moving 10, messages of 3 + 0.5 * 4. */
static const struct { int ranks; double time; } steps_of_eight[] = {
    { 1, 810 }, { 2, 420 }, { 3, 430 }, { 4, 230 }, { 5, 240 }, { 7, 240 },
    { 8, 140 },
};

START_TEST(a_step_is_predicted)
{
    const StepModel m = { 100, 10, 3, 0.5, 4 };
    const double time = step_predicted(&m, 8, steps_of_eight[_i].ranks);
    ck_assert(fabs(time - steps_of_eight[_i].time) < 1e-9);
}
END_TEST

static const char table[] = "# machine: none\nway,model,numbers\n"
    "threads,x,4,9,1,810\nthreads,x,4,9,2,500\nthreads,move,4,0,1,10\n"
    "ranks,link,0,0,2,1\nprocesses,link,0,0,2,6\n"
    "processes,link,1048576,0,2,1048582\n";

START_TEST(constants_are_read_off_a_table)
{
    static Timings t;
    char path[300];
    snprintf(path, sizeof path, "%s/timings.csv", getenv("OUT"));
    FILE *f = fopen(path, "w");
    ck_assert(f != NULL && fputs(table, f) >= 0 && fclose(f) == 0);
    ck_assert(timings_read(path, 0, &t));
    ck_assert_int_eq(t.count, 6);
    ck_assert(timing(&t, "threads", "x", 2)->ms > 499);
    ck_assert(timing(&t, "threads", "x", 4) == NULL);
    const StepModel m = step_model(&t, "x", 8);
    ck_assert(fabs(m.shard - 100) < 1e-9 && fabs(m.move - 10) < 1e-9);
    ck_assert(fabs(m.hop - 3) < 1e-9 && fabs(m.number - 0.5) < 1e-9);
    ck_assert(fabs(m.numbers - 4) < 1e-9);
    remove(path);
    ck_assert(!timings_read(path, 0, &t));
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_largest_share_is_that_of_the_cut, 2 * SHARDS_MOST },
        { a_step_is_predicted, ROWS(steps_of_eight) },
        { constants_are_read_off_a_table, 1 },
    };
    return run_tests("scaling", ROWS(tests), tests);
}
