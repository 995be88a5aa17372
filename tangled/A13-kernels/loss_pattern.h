/* loss_pattern.h - exponentials of columns, and what a loss makes of them: a
 * pattern, after vector_pattern.h. */

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
