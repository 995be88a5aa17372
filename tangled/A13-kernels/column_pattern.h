/* column_pattern.h - functions of each number, and of each column: a
 * pattern, after vector_pattern.h. */

BUILT static void NAME(add)(int n, const float *x, const float *z, float *y)
{
    EACH_VECTOR
        PUT(y, GET(x) + GET(z));
}

BUILT static void NAME(multiply)(int n, const float *x, const float *z,
                                 float *y)
{
    EACH_VECTOR
        PUT(y, GET(x) * GET(z));
}

BUILT static void NAME(scale)(int n, float factor, const float *x, float *y)
{
    EACH_VECTOR
        PUT(y, factor * GET(x));
}

BUILT static void NAME(gelu)(int n, const float *x, float *y)
{
    EACH_VECTOR {
        const VECTOR a = GET(x);
        const VECTOR h = NAME(tanh)(SLOPE * (a + CUBE * a * a * a));
        PUT(y, a * (1 + h) / 2);
    }
}

/* The operations of the rule for the way back, in its order. */
BUILT ALWAYS_INLINE VECTOR NAME(through_gelu)(VECTOR x, VECTOR dy)
{
    const VECTOR cube = x * x * x, linear = SLOPE * x;
    const VECTOR u = linear + SLOPE_CUBE * cube;
    const VECTOR xdu = linear + SLOPE_CUBE_3 * cube;
    const VECTOR h = NAME(tanh)(u), half = 0.5F * dy, steep = half * xdu;
    return (half + half * h) + (steep + -1 * (steep * h * h));
}

BUILT static void NAME(gelu_back)(int n, const float *x, const float *dy,
                                  float *dx)
{
    EACH_VECTOR
        PUT(dx, NAME(through_gelu)(GET(x), GET(dy)));
}

/* inverse has the variance until it is known */
BUILT static void NAME(moments)(int m, int n, const float *x,
                                float *restrict mean, float *restrict inverse)
{
    const float rows = (float)m;
    memset(mean, 0, (size_t)n * sizeof *mean);
    memset(inverse, 0, (size_t)n * sizeof *inverse);
    for (const float *row = x; row < x + (ptrdiff_t)m * n; row += n)
        EACH_VECTOR
            PUT(mean, GET(mean) + GET(row) / rows);
    for (const float *row = x; row < x + (ptrdiff_t)m * n; row += n)
        EACH_VECTOR {
            const VECTOR d = GET(row) - GET(mean);
            PUT(inverse, GET(inverse) + d * d / rows);
        }
    for (int j = 0; j < n; j++)
        inverse[j] = 1 / sqrtf(inverse[j] + EPSILON);
}

BUILT static void NAME(normalise)(int m, int n, const float *x,
    const float *gain, const float *bias, float *restrict normal,
    float *restrict inverse, float *restrict y, float *restrict mean)
{
    NAME(moments)(m, n, x, mean, inverse);
    for (int i = 0; i < m; i++, x += n, normal += n) {
        EACH_VECTOR
            PUT(normal, (GET(x) - GET(mean)) * GET(inverse) + 0);
        if (y == NULL)
            continue;
        EACH_VECTOR
            PUT(y, gain[i] * GET(normal) + bias[i]);
        y += n;
    }
}

/* minus the means of d = gain dy, and of d normal; m times so at first */
BUILT static void NAME(slants)(int m, int n, const float *normal,
    const float *gain, const float *dy, float *restrict mean,
    float *restrict slant)
{
    memset(mean, 0, (size_t)n * sizeof *mean);
    memset(slant, 0, (size_t)n * sizeof *slant);
    for (int i = 0; i < m; i++, dy += n, normal += n)
        EACH_VECTOR {
            const VECTOR d = (gain ? gain[i] : 1) * GET(dy);
            PUT(mean, GET(mean) + d);
            PUT(slant, GET(slant) + d * GET(normal));
        }
    EACH_VECTOR {
        PUT(mean, -1 * ((float)(1.0 / m) * GET(mean)));
        PUT(slant, (float)(-1.0 / m) * GET(slant));
    }
}

BUILT static void NAME(normalise_back)(int m, int n, const float *normal,
    const float *inverse, const float *gain, const float *dy,
    const float *more, float *dx, float *restrict room)
{
    float *const mean = room, *const slant = room + n;
    NAME(slants)(m, n, normal, gain, dy, mean, slant);
    for (int i = 0; i < m; i++, dy += n, normal += n, dx += n) {
        EACH_VECTOR {
            const VECTOR d = (gain ? gain[i] : 1) * GET(dy);
            const VECTOR x = ((d + GET(mean)) + GET(normal) * GET(slant))
                           * GET(inverse);
            PUT(dx, more ? GET(more) + x : x);
        }
        more = more ? more + n : NULL;
    }
}

BUILT static void NAME(scale_columns)(int m, int n, const float *x,
                                      const float *d, float *y)
{
    for (int i = 0; i < m; i++, x += n, y += n)
        EACH_VECTOR
            PUT(y, GET(x) * GET(d));
}

BUILT static void NAME(largest_of)(int m, int n, const float *x,
                                   float *restrict largest)
{
    memcpy(largest, x, (size_t)n * sizeof *x);
    for (int i = 1; i < m; i++)
        EACH_VECTOR {
            const VECTOR a = GET(x + (ptrdiff_t)i * n), b = GET(largest);
            PUT(largest, EITHER(a > b, a, b));
        }
}

BUILT static void NAME(exponentials)(int m, int n, const float *x, float *e,
    float *restrict largest, float *restrict sum)
{
    NAME(largest_of)(m, n, x, largest);
    memset(sum, 0, (size_t)n * sizeof *sum);
    for (int i = 0; i < m; i++, x += n) {
        EACH_VECTOR {
            const VECTOR a = NAME(exp)(GET(x) - GET(largest));
            PUT(sum, GET(sum) + a);
            if (e != NULL)
                PUT(e, a);
        }
        e = e ? e + n : NULL;
    }
}

BUILT static void NAME(less_label)(int m, int n, const float *label,
    const float *sum, float *restrict e, float *restrict others)
{
    memset(others, 0, (size_t)n * sizeof *others);
    for (int i = 0; i < m; i++) {
        float *const row = e + (ptrdiff_t)i * n;
        EACH_VECTOR {
            const VECTOR p = GET(row) / GET(sum);
            const MASK other = GET(label) != (float)i;
            PUT(others, GET(others) + (VECTOR)((MASK)p & other));
            PUT(row, p);
        }
    }
    for (int j = 0; j < n; j++)
        e[(ptrdiff_t)label[j] * n + j] = -others[j];
}
