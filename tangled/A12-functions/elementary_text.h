/* elementary_text.h - exp, log, tanh, sigmoid: one text, read by elementary.h
 * for a float and by elementary_vector.h for a vector of floats. */

/* exp x = (y + *low) times 2 to the power *k - 254, for -104 <= x <= 89 */
TEXT(exp_parts,
FUNCTION FLOATS NAME(exp_parts)(FLOATS x, FLOATS *low, BITS *k)
{
    const FLOATS shifted = x * LOG2_E + ROUNDER, n = shifted - ROUNDER;
    const FLOATS high = x - n * LN2_HIGH, rest = n * LN2_LOW;
    const FLOATS r = high - rest;
    const FLOATS p = ((((EXP_5 * r + EXP_4) * r + EXP_3) * r + EXP_2) * r
                      + EXP_1) * r + EXP_0;
    const FLOATS s = 1 + high, t = (high - (s - 1)) + (r * r * p - rest);
    const FLOATS y = s + t;
    *low = (s - y) + t;
    *k = AS_BITS(shifted) - (ROUNDER_BITS - 254);
    return y;
})

/* y times 2 to the power k - 254, 104 <= k <= 382 */
TEXT(scaled,
FUNCTION FLOATS NAME(scaled)(FLOATS y, BITS k)
{
    const BITS half = k >> 1;
    return y * AS_FLOATS(half << 23) * AS_FLOATS((k - half) << 23);
})

TEXT(exp,
FUNCTION FLOATS NAME(exp)(FLOATS x)
{
    const FLOATS least = ALL(EXP_LEAST), most = ALL(EXP_MOST);
    FLOATS within = PICK(LESS(x, least), least, x), low;
    BITS k;
    within = PICK(LESS(most, within), most, within);
    const FLOATS y = NAME(exp_parts)(within, &low, &k);
    return PICK(SAME(x, x), NAME(scaled)(y, k), AS_FLOATS(ALL_BITS(NAN_BITS)));
})

/* log (1 + f) = s + *low, for sqrt (1/2) <= 1 + f < sqrt 2 */
TEXT(log_parts,
FUNCTION FLOATS NAME(log_parts)(FLOATS f, FLOATS *low)
{
    const FLOATS p = (((((((LOG_8 * f + LOG_7) * f + LOG_6) * f + LOG_5) * f
        + LOG_4) * f + LOG_3) * f + LOG_2) * f + LOG_1) * f + LOG_0;
    const FLOATS head = AS_FLOATS(AS_BITS(f) & 0xfffff000), tail = f - head;
    const FLOATS half = 0.5F * head * head, s = f - half;
    *low = ((f - s) - half) - 0.5F * tail * (f + head) + f * f * f * p;
    return s;
})

TEXT(log,
FUNCTION FLOATS NAME(log)(FLOATS x)
{
    const FLOATS zero = ALL(0), infinite = AS_FLOATS(ALL_BITS(INFINITE_BITS));
    const BITS tiny = LESS(x, ALL(LEAST_NORMAL));
    const BITS b = AS_BITS(PICK(tiny, x * LIFT, x)) + TWO_BITS
        - ROOT_BITS;
    const FLOATS n = AS_FLOATS((b >> 23) - (tiny & 24) + ROUNDER_BITS - 128)
        - ROUNDER;
    const FLOATS f = AS_FLOATS((b & 0x7fffff) + ROOT_BITS) - 1;
    FLOATS low, s = NAME(log_parts)(f, &low);
    const FLOATS a = n * LN2_HIGH, y = a + s, t = s - (y - a);
    s = PICK(LESS(x, infinite), y + (t + (low + n * LN2_LOW)), x);
    s = PICK(LESS(zero, x), s, AS_FLOATS(ALL_BITS(NAN_BITS)));
    return PICK(SAME(x, zero), -infinite, s);
})

TEXT(tanh,
FUNCTION FLOATS NAME(tanh)(FLOATS x)
{
    const BITS sign = AS_BITS(x) & SIGN_BIT;
    const FLOATS a = AS_FLOATS(AS_BITS(x) ^ sign), u = a * a;
    const FLOATS p = ((((TANH_5 * u + TANH_4) * u + TANH_3) * u + TANH_2) * u
                      + TANH_1) * u + TANH_0;
    const FLOATS most = ALL(TANH_MOST), small = ALL(TANH_SMALL);
    FLOATS low, y;
    BITS k;
    y = NAME(exp_parts)(2 * PICK(LESS(a, most), a, most), &low, &k);
    const FLOATS e = NAME(scaled)(y, k), d = e + 1, q = 2 / d, s = 1 - q;
    low = 1 - (d - e) + NAME(scaled)(low, k);
    y = s + (((1 - s) - q) + q * (0.5F * q * low));
    y = PICK(LESS(a, small), a + a * u * p, y);
    return PICK(SAME(x, x), AS_FLOATS(AS_BITS(y) | sign),
                AS_FLOATS(ALL_BITS(NAN_BITS)));
})

/* t - q d, exactly, for q = t / d rounded and 1 <= d <= 2 */
TEXT(remainder,
FUNCTION FLOATS NAME(remainder)(FLOATS t, FLOATS q, FLOATS d)
{
    const FLOATS q_head = AS_FLOATS(AS_BITS(q) & 0xfffff000);
    const FLOATS d_head = AS_FLOATS(AS_BITS(d) & 0xfffff000);
    const FLOATS q_tail = q - q_head, d_tail = d - d_head;
    return ((t - q_head * d_head) - q_head * d_tail) - q_tail * d_head
        - q_tail * d_tail;
})

TEXT(sigmoid,
FUNCTION FLOATS NAME(sigmoid)(FLOATS x)
{
    const FLOATS least = ALL(EXP_LEAST), zero = ALL(0);
    const FLOATS minus = AS_FLOATS(AS_BITS(x) | SIGN_BIT);
    FLOATS low, y;
    BITS k;
    y = NAME(exp_parts)(PICK(LESS(minus, least), least, minus), &low, &k);
    const FLOATS t = NAME(scaled)(y, k), d = 1 + t, q = t / d;
    low = NAME(scaled)(low, k);
    low = NAME(remainder)(t, q, d) + (low - q * ((t - (d - 1)) + low));
    y = q + (1 - q) * low;
    y = PICK(LESS(x, zero), y, 1 - y);
    return PICK(SAME(x, x), y, AS_FLOATS(ALL_BITS(NAN_BITS)));
})
