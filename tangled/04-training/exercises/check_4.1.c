#include "4.1.h"
#include "sample_training.h"
#include "testing.h"

START_TEST(it_commutes_with_running_and_is_not_the_identity)
{
    Source source;
    State x, y, left, right;
    const StepCount n = { _i % 5 };
    source_seed(&source, (uint64_t)_i);
    State_sample(&source, &x);
    save_and_load(&x, &y);
    ck_assert_msg(State_gap(&x, &y) > 0, "this state is not changed");
    run(&n, &y, &left);
    run(&n, &x, &y);
    save_and_load(&y, &right);
    ck_assert(State_gap(&left, &right) == 0);
}
END_TEST

int main(void)
{
    const Test test = { it_commutes_with_running_and_is_not_the_identity, 50 };
    return run_tests("exercise 4.1", 1, &test);
}
