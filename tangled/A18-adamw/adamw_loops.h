/* adamw_loops.h - loops over numbers that know nothing of each other; for
 * each set of instructions, in adamw.c.  BUILT says for which. */

/* sum = a + b */
BUILT static void NAME(add)(size_t n, const real *a, const real *b,
                            real *restrict sum)
{
    for (size_t i = 0; i < n; i++)
        sum[i] = a[i] + b[i];
}

/* g = scale * sum, or g + scale * sum; squares of lane i go to lane i */
BUILT static void NAME(put)(size_t n, const real *restrict sum, real scale,
    real old, real *restrict g, double *restrict lane)
{
    for (size_t i = 0; i < n; i++)
        g[i] = old > 0 ? g[i] + scale * sum[i] : scale * sum[i];
    for (size_t i = 0; i + LANES <= n; i += LANES)
        for (size_t k = 0; k < LANES; k++)
            lane[k] += (double)g[i + k] * (double)g[i + k];
    for (size_t i = n - n % LANES; i < n; i++)
        lane[i % LANES] += (double)g[i] * (double)g[i];
}

/* Numbers of one tensor: chapter 10's adamw_move, with the powers given. */
BUILT static void NAME(move)(const Move *p, size_t n,
    const real *restrict g, real *restrict w, real *restrict m,
    real *restrict v)
{
    const Move a = *p;
    for (size_t i = 0; i < n; i++) {
        const real d = a.factor * g[i], kept = w[i] - a.shrink * w[i];
        m[i] = a.beta1 * m[i] + (1 - a.beta1) * d;
        v[i] = a.beta2 * v[i] + (1 - a.beta2) * d * d;
        const real mean = m[i] / a.one1, square = v[i] / a.one2;
        w[i] = kept - a.rate * mean / (sqrt(square) + a.epsilon);
    }
}
