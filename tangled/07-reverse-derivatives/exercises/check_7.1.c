#include "7.1.h"
#include "sample_layers.h"
#include "testing.h"

DEFINE_SIGMOID(gate, Vector);
DEFINE_MULTIPLY(product, TwoVectors, Vector);
static Source source;

/* D[swish] (m), through the sigmoid and the product */
static void pushed(const Moving *m, Vector *vy)
{
    TwoVectors x = { .first = m->point }, vx = { .first = m->tangent };
    Vector y;
    gate_dual(NULL, NULL, &m->point, &m->tangent, &x.second, &vx.second);
    product_dual(NULL, NULL, &x, &vx, &y, vy);
}

START_TEST(the_adjoint_test_passes)
{
    Moving m;
    Vector u, y, vy, t, dx;
    double left = 0, right = 0;
    source_seed(&source, (uint64_t)_i);
    Moving_sample(&source, &m);
    Vector_sample(&source, &u);
    pushed(&m, &vy);
    swish_forward(NULL, &m.point, &y, &t);
    swish_reverse(NULL, &t, &u, NULL, &dx);
    for (int i = 0; i < WIDTH; i++) {
        left += (double)(u.at[i] * vy.at[i]);
        right += (double)(dx.at[i] * m.tangent.at[i]);
    }
    ck_assert_double_eq_tol(left, right, 2e-6);
}
END_TEST

int main(void)
{
    const Test test = { the_adjoint_test_passes, 100 };
    return run_tests("exercise 7.1", 1, &test);
}
