#include "9.2.h"
#include "sample_cells.h"
#include "testing.h"

START_TEST(the_detour_agrees_with_the_table)
{
    static Source s;
    const double tolerance = 40 * REAL_EPSILON;
    thin_on p;
    Five x, dx, dx_there;
    Four y, z, dy;
    thin_free dp, dp_there;
    thin_layer_tape t;
    DetourTape u;
    source_seed(&s, (uint64_t)_i);
    thin_on_sample(&s, &p), Five_sample(&s, &x), Four_sample(&s, &dy);
    thin_layer_forward(&p, &x, &y, &t);
    thin_layer_reverse(&p, &t, &dy, &dp, &dx);
    detour_forward(&p, &x, &z, &u);
    detour_reverse(&p, &u, &dy, &dp_there, &dx_there);
    ck_assert(Four_gap(&y, &z) < tolerance);
    ck_assert(Five_gap(&dx, &dx_there) < tolerance);
    ck_assert(thin_free_gap(&dp, &dp_there) < tolerance);
}
END_TEST

int main(void)
{
    const Test test = { the_detour_agrees_with_the_table, 100 };
    return run_tests("exercise 9.2", 1, &test);
}
