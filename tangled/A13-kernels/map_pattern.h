/* map_pattern.h - functions of each number: a pattern, after
 * vector_pattern.h. */

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

BUILT static void NAME(gelu)(int n, float *x, float *y)
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
