#include "4.3.h"
#include "sample_objects.h"
#include "testing.h"

void roll_ball(const Ball *restrict x, Ball *restrict y)
{
    *y = *x;
    for (int i = 0; i < 3; i++) {
        const real slope = x->at[i] * (real)(i + 1);
        y->velocity[i] = x->momentum * x->velocity[i] - x->rate * slope;
        y->at[i] += y->velocity[i];
    }
}

START_TEST(a_ball_that_was_packed_rolls_on)
{
    Source s;
    Ball ball, other;
    Packed packed = { 0 };
    source_seed(&s, (uint64_t)_i);
    reals_sample(&s, 3, ball.at);
    reals_sample(&s, 3, ball.velocity);
    ball.rate = (real)0.1;
    ball.momentum = draw_real(&s);
    pack_ball(&ball, &packed);
    unpack_ball(&packed, &other);
    for (int i = 0; i < 10; i++) {
        Ball x = ball, y = other;
        ck_assert(reals_gap(3, ball.at, other.at) == 0);
        roll_ball(&x, &ball);
        roll_ball(&y, &other);
    }
    ck_assert_int_le(packed.length, 16);
}
END_TEST

int main(void)
{
    const Test test = { a_ball_that_was_packed_rolls_on, 50 };
    return run_tests("exercise 4.3", 1, &test);
}
