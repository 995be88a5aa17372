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

/* The derivative of six layers at x along start and vp. */
static Activation forwards(const Stack *p, const Stack *vp,
                           const Activation *x, const Activation *start)
{
    Activation v = *start, at = *x;
    for (int k = 0; k < STACK; k++) {
        Activation y, vy;
        layer(&p->at[k], &at, &y);
        tangent(&p->at[k], &vp->at[k], &at, &y, &v, &vy);
        at = y;
        v = vy;
    }
    return v;
}

static double layers_pairing(const Layer a[STACK], const Layer b[STACK])
{
    double sum = 0;
    for (int k = 0; k < STACK; k++) {
        sum += pairing(ACTIVATION, a[k].bias, b[k].bias);
        for (int i = 0; i < ACTIVATION; i++)
            sum += pairing(ACTIVATION, a[k].weight[i], b[k].weight[i]);
    }
    return sum;
}

START_TEST(forward_and_back_are_transposes)
{
    Stack p, vp;
    Probe at;
    Activation start;
    StackGradient g;
    source_seed(&source, (uint64_t)_i);
    Stack_sample(&source, &p), Stack_sample(&source, &vp);
    Probe_sample(&source, &at), Activation_sample(&source, &start);
    put_halved(&p, &at, &g);
    const Activation v = forwards(&p, &vp, &at.x, &start);
    const double left = pairing(ACTIVATION, at.dy.at, v.at);
    const double right = pairing(ACTIVATION, g.dx.at, start.at)
                       + layers_pairing(g.dp, vp.at);
    ck_assert_double_eq_tol(left, right, 1e-13 * (1 + fabs(left)));
    ck_assert(fabs(left) > 1e-9);
}
END_TEST

int main(void)
{
    const Test test = { forward_and_back_are_transposes, 100 };
    return run_tests("adjoint", 1, &test);
}
