/* hand_step.c - a training step of 784-128-64-10, written by hand. */
#include "hand_step.h"
#include "elementary.h"

enum { N = HAND_BATCH };

/* y = w x + b, cut off below zero unless it is the last layer. */
static inline void forward(int m, int k, float w[m][k], const float b[m],
    float x[k][N], float y[m][N], int last)
{
    for (int i = 0; i < m; i++) {
        float sum[N] = { 0 };
        for (int p = 0; p < k; p++)
            for (int j = 0; j < N; j++)
                sum[j] += w[i][p] * x[p][j];
        for (int j = 0; j < N; j++) {
            sum[j] += b[i];
            y[i][j] = last || sum[j] > 0 ? sum[j] : 0;
        }
    }
}

/* dx = w^T dy, where x was not cut off. */
static inline void back(int m, int k, float w[m][k], float dy[m][N],
    float x[k][N], float dx[k][N])
{
    for (int p = 0; p < k; p++) {
        float sum[N] = { 0 };
        for (int i = 0; i < m; i++)
            for (int j = 0; j < N; j++)
                sum[j] += w[i][p] * dy[i][j];
        for (int j = 0; j < N; j++)
            dx[p][j] = x[p][j] > 0 ? sum[j] : 0;
    }
}

/* w -= rate dy x^T, and b with it. */
static inline void descend(int m, int k, float rate, float dy[m][N],
    float x[k][N], float w[m][k], float b[m])
{
    for (int i = 0; i < m; i++) {
        float total = 0;
        for (int p = 0; p < k; p++) {
            float sum = 0;
            for (int j = 0; j < N; j++)
                sum += dy[i][j] * x[p][j];
            w[i][p] -= rate * sum;
        }
        for (int j = 0; j < N; j++)
            total += dy[i][j];
        b[i] -= rate * total;
    }
}

/* The loss of column j, and its gradient divided by N in dy. */
static inline float judge(float y[HAND_OUT][N], int label, int j,
                          float dy[HAND_OUT][N])
{
    float e[HAND_OUT], largest = y[0][j], sum = 0, others = 0;
    for (int i = 1; i < HAND_OUT; i++)
        largest = y[i][j] > largest ? y[i][j] : largest;
    for (int i = 0; i < HAND_OUT; i++)
        sum += e[i] = elementary_exp(y[i][j] - largest);
    for (int i = 0; i < HAND_OUT; i++)
        if (i != label)
            others += e[i] / sum;
    for (int i = 0; i < HAND_OUT; i++)
        dy[i][j] = (i == label ? -others : e[i] / sum) * (1.0F / N);
    return largest + elementary_log(sum) - y[label][j];
}

float hand_step(HandNet *net, float rate, float x[][N],
                const float label[N])
{
    float h1[HAND_ONE][N], h2[HAND_TWO][N], y[HAND_OUT][N];
    float d1[HAND_ONE][N], d2[HAND_TWO][N], dy[HAND_OUT][N], loss = 0;
    forward(HAND_ONE, HAND_IN, net->w1, net->b1, x, h1, 0);
    forward(HAND_TWO, HAND_ONE, net->w2, net->b2, h1, h2, 0);
    forward(HAND_OUT, HAND_TWO, net->w3, net->b3, h2, y, 1);
    for (int j = 0; j < N; j++)
        loss += judge(y, (int)label[j], j, dy);
    back(HAND_OUT, HAND_TWO, net->w3, dy, h2, d2);
    back(HAND_TWO, HAND_ONE, net->w2, d2, h1, d1);
    descend(HAND_OUT, HAND_TWO, rate, dy, h2, net->w3, net->b3);
    descend(HAND_TWO, HAND_ONE, rate, d2, h1, net->w2, net->b2);
    descend(HAND_ONE, HAND_IN, rate, d1, x, net->w1, net->b1);
    return loss * (1.0F / N);
}
