/* check_adjoint.c - the put of a chain is the transpose of its derivative. */
#include "sample_lenses.h"
#include "testing.h"
#include <math.h>

static Source source;

/* The derivative of y = layer (p, x) along v and vp, from y. */
static void tangent(const Layer *p, const Layer *vp, const Activation *x,
                    const Activation *y, const Activation *v, Activation *vy)
{
    for (int i = 0; i < ACTIVATION; i++) {
        real sum = vp->bias[i];
        for (int j = 0; j < ACTIVATION; j++)
            sum += p->weight[i][j] * v->at[j] + vp->weight[i][j] * x->at[j];
        vy->at[i] = (1 - y->at[i] * y->at[i]) * sum;
    }
}

static double pairing(int n, const real a[], const real b[])
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += (double)a[i] * (double)b[i];
    return sum;
}

START_TEST(forward_and_back_are_transposes)
{
    Stack p, vp;
    Probe at;
    Activation v, start, y[2], vy;
    StackGradient g;
    source_seed(&source, (uint64_t)_i);
    Stack_sample(&source, &p), Stack_sample(&source, &vp);
    Probe_sample(&source, &at), Activation_sample(&source, &start);
    put_halved(&p, &at, &g);
    v = start;
    y[0] = at.x;
    for (int k = 0; k < STACK; k++, y[0] = y[1], v = vy) {
        layer(&p.at[k], &y[0], &y[1]);
        tangent(&p.at[k], &vp.at[k], &y[0], &y[1], &v, &vy);
    }
    const double left = pairing(ACTIVATION, at.dy.at, v.at);
    double right = pairing(ACTIVATION, g.dx.at, start.at);
    for (int k = 0; k < STACK; k++) {
        right += pairing(ACTIVATION, g.dp[k].bias, vp.at[k].bias);
        for (int i = 0; i < ACTIVATION; i++)
            right += pairing(ACTIVATION, g.dp[k].weight[i],
                             vp.at[k].weight[i]);
    }
    ck_assert_double_eq_tol(left, right, 1e-13 * (1 + fabs(left)));
    ck_assert(fabs(left) > 1e-9);
}
END_TEST

int main(void)
{
    const Test test = { forward_and_back_are_transposes, 100 };
    return run_tests("adjoint", 1, &test);
}
