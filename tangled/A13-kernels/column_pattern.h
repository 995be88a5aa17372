/* column_pattern.h - columns brought to mean 0 and deviation 1, and back: a
 * pattern, after vector_pattern.h. */

/* x / m; part is 1 / m if m is a power of two, else 0 */
BUILT ALWAYS_INLINE VECTOR NAME(part_of)(VECTOR x, float m, float part)
{
    return part > 0 ? x * part : x / m;
}

/* inverse has the variance until it is known */
BUILT static void NAME(moments)(int m, int n, const float *x,
                                float *restrict mean, float *restrict inverse)
{
    const float rows = (float)m, part = (m & (m - 1)) == 0 ? 1 / rows : 0;
    memset(mean, 0, (size_t)n * sizeof *mean);
    memset(inverse, 0, (size_t)n * sizeof *inverse);
    for (const float *row = x; row < x + (ptrdiff_t)m * n; row += n)
        EACH_VECTOR
            PUT(mean, GET(mean) + NAME(part_of)(GET(row), rows, part));
    for (const float *row = x; row < x + (ptrdiff_t)m * n; row += n)
        EACH_VECTOR {
            const VECTOR d = GET(row) - GET(mean);
            PUT(inverse, GET(inverse) + NAME(part_of)(d * d, rows, part));
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
        EACH_VECTOR {
            const VECTOR z = (GET(x) - GET(mean)) * GET(inverse) + 0;
            PUT(normal, z);
            if (y != NULL)
                PUT(y, gain[i] * z + bias[i]);
        }
        y = y ? y + n : NULL;
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
