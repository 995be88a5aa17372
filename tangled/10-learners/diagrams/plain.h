/* plain.h - two steps of Adam on the small network, without any lens. */
#include "arithmetic.h"

/* The gradient of one batch in the twelve weights, added to g. */
static void plain_example(const real *w, const real x[2], int label, real *g)
{
    real h[2], z[2], e[2], dh[2] = { 0, 0 };
    for (int i = 0; i < 2; i++)
        h[i] = number_tanh(w[3 * i] * x[0] + w[3 * i + 1] * x[1]
                           + w[3 * i + 2]);
    for (int i = 0; i < 2; i++)
        z[i] = w[6 + 3 * i] * h[0] + w[7 + 3 * i] * h[1] + w[8 + 3 * i];
    const real top = z[0] > z[1] ? z[0] : z[1];
    e[0] = number_exp(z[0] - top), e[1] = number_exp(z[1] - top);
    const real other = e[1 - label] / (e[0] + e[1]) / 2;
    for (int i = 0; i < 2; i++) {
        const real d = i == label ? -other : other;
        for (int j = 0; j < 2; j++) {
            g[6 + 3 * i + j] += d * h[j];
            dh[j] += w[6 + 3 * i + j] * d;
        }
        g[8 + 3 * i] += d;
    }
    for (int i = 0; i < 2; i++) {
        const real d = dh[i] * (1 - h[i] * h[i]);
        g[3 * i] += d * x[0], g[3 * i + 1] += d * x[1], g[3 * i + 2] += d;
    }
}

static void plain_adam(const Trial *restrict x, SmallWeights *restrict y)
{
    const Rates r = trial_rates();
    real m[12] = { 0 }, v[12] = { 0 };
    *y = x->weights;
    for (int k = 0; k < 2; k++) {
        real g[12] = { 0 };
        const real one1 = (real)(1 - pow((double)r.beta1, k + 1));
        const real one2 = (real)(1 - pow((double)r.beta2, k + 1));
        for (int b = 0; b < 2; b++) {
            const real *const at = x->examples.at + 6 * k + 3 * b;
            plain_example(y->at, at, at[2] > 0, g);
        }
        for (int i = 0; i < 12; i++) {
            m[i] = r.beta1 * m[i] + (1 - r.beta1) * g[i];
            v[i] = r.beta2 * v[i] + (1 - r.beta2) * g[i] * g[i];
            y->at[i] -= r.rate.value * (m[i] / one1)
                / (sqrtf(v[i] / one2) + r.epsilon);
        }
    }
}
ARROW(plain_adam, Trial, SmallWeights);
