/* loss_kernels.h - log-sum-exp, cross-entropy; layer normalisation. */
#ifndef LOSS_KERNELS_H
#define LOSS_KERNELS_H

#include "normal_kernels.h"

FORWARD(log_sum_exp)                    /* [n] -> [1] */
{
    number largest = VALUE(x[0]), sum = 0;
    for (int i = 1; i < s.n; i++)
        if (VALUE(x[i]) > VALUE(largest))
            largest = VALUE(x[i]);
    for (int i = 0; i < s.n; i++)
        sum += number_exp(x[i] - largest);
    y[0] = largest + number_log(sum);
    for (int i = 0; t != NULL && i < s.n; i++)
        t[i] = number_exp(x[i] - largest) / sum;
}

REVERSE(log_sum_exp)
{
    for (int i = 0; i < s.n; i++)
        dx[i] = dy[0] * t[i];
}

FORWARD(cross_entropy)          /* label p[0], [n] -> [1]: lse x - x[label] */
{
    int label = (int)VALUE(p[0]);
    number others = 0;
    forward_log_sum_exp(s, NULL, x, y, t);
    y[0] -= x[label];
    if (t == NULL)
        return;
    for (int i = 0; i < s.n; i++)
        if (i != label)
            others += t[i];
    t[label] = -others;
}

REVERSE(cross_entropy)
{
    for (int i = 0; i < s.n; i++)
        dx[i] = dy[0] * t[i];
    dp[0] = 0;
}

#define NORM_EPSILON ((number)1e-5)

FORWARD(layer_norm)             /* gain [n], shift [n] in p; [n] -> [n] */
{
    number mean = 0, variance = 0;
    for (int i = 0; i < s.n; i++)
        mean += x[i] / (number)s.n;
    for (int i = 0; i < s.n; i++)
        variance += (x[i] - mean) * (x[i] - mean) / (number)s.n;
    number inverse = 1 / sqrt(variance + NORM_EPSILON);
    for (int i = 0; i < s.n; i++) {
        number normal = (x[i] - mean) * inverse;
        y[i] = p[i] * normal + p[s.n + i];
        if (t != NULL)
            t[i] = normal;
    }
    if (t != NULL)
        t[s.n] = inverse;
}

REVERSE(layer_norm)
{
    number mean = 0, slant = 0;
    for (int i = 0; i < s.n; i++) {
        mean += dy[i] * p[i] / (number)s.n;
        slant += dy[i] * p[i] * t[i] / (number)s.n;
    }
    for (int i = 0; i < s.n; i++) {
        dx[i] = t[s.n] * (dy[i] * p[i] - mean - t[i] * slant);
        dp[i] = dy[i] * t[i];
        dp[s.n + i] = dy[i];
    }
}

#endif
