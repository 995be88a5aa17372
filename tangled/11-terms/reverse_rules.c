/* reverse_rules.c - for each generator, its way back as a term. */
#include "spelled_attention.h"
#include "term_lens.h"

#define REVERSE_RULE(name) static void reverse_##name(Reversal *r)

static int one(Reversal *r, enum generator g, int a)
{
    return APPLY(r->t, g, a);
}

static int two(Reversal *r, enum generator g, int a, int b)
{
    return APPLY(r->t, g, a, b);
}

static int times(Reversal *r, double factor, int a)
{
    return APPLY_WITH(r->t, SCALE, &(Attributes){ .value = factor }, a);
}

static int shaped(Reversal *r, enum generator g, Dims dims, int a)
{
    return APPLY_WITH(r->t, g, &(Attributes){ .dims = dims }, a);
}

REVERSE_RULE(matmul)
{
    r->dx[0] = two(r, MATMUL_NT, r->dy[0], r->kept[1]);
    r->dx[1] = two(r, MATMUL_TN, r->kept[0], r->dy[0]);
}

REVERSE_RULE(matmul_tn)
{
    r->dx[0] = two(r, MATMUL_NT, r->kept[1], r->dy[0]);
    r->dx[1] = two(r, MATMUL, r->kept[0], r->dy[0]);
}

REVERSE_RULE(matmul_nt)
{
    r->dx[0] = two(r, MATMUL, r->dy[0], r->kept[1]);
    r->dx[1] = two(r, MATMUL_TN, r->dy[0], r->kept[0]);
}

REVERSE_RULE(bias)
{
    r->dx[0] = one(r, TOTAL, r->dy[0]);
    r->dx[1] = r->dy[0];
}

REVERSE_RULE(gain)
{
    r->dx[0] = one(r, TOTAL, two(r, MULTIPLY, r->dy[0], r->kept[1]));
    r->dx[1] = two(r, GAIN, r->kept[0], r->dy[0]);
}

REVERSE_RULE(add) { r->dx[0] = r->dx[1] = r->dy[0]; }

REVERSE_RULE(multiply)
{
    r->dx[0] = two(r, MULTIPLY, r->dy[0], r->kept[1]);
    r->dx[1] = two(r, MULTIPLY, r->dy[0], r->kept[0]);
}

REVERSE_RULE(mask) { r->dx[1] = two(r, MASK, r->kept[0], r->dy[0]); }
REVERSE_RULE(scale) { r->dx[0] = times(r, r->with->value, r->dy[0]); }
REVERSE_RULE(relu) { r->dx[0] = two(r, MASK, r->kept[KEPT_Y], r->dy[0]); }
REVERSE_RULE(exp) { r->dx[0] = two(r, MULTIPLY, r->dy[0], r->kept[KEPT_Y]); }

REVERSE_RULE(tanh)                      /* dy - dy y y */
{
    const int y = r->kept[KEPT_Y], dyy = two(r, MULTIPLY, r->dy[0], y);
    r->dx[0] = two(r, ADD, r->dy[0], times(r, -1, two(r, MULTIPLY, dyy, y)));
}

REVERSE_RULE(sigmoid)                   /* dy y - dy y y */
{
    const int y = r->kept[KEPT_Y], dyy = two(r, MULTIPLY, r->dy[0], y);
    r->dx[0] = two(r, ADD, dyy, times(r, -1, two(r, MULTIPLY, dyy, y)));
}

REVERSE_RULE(log)                       /* dy / x, and 1 / x = exp (-y) */
{
    r->dx[0] = two(r, MULTIPLY, r->dy[0],
                   one(r, EXP, times(r, -1, r->kept[KEPT_Y])));
}

#define SLOPE 0.79788456080286536       /* sqrt (2 / pi) */
#define CUBE 0.044715

/* x (1 + h) / 2 with h = tanh u and u = SLOPE (x + CUBE x^3) */
REVERSE_RULE(gelu)
{
    const int x = r->kept[0];
    const int cube = two(r, MULTIPLY, two(r, MULTIPLY, x, x), x);
    const int linear = times(r, SLOPE, x);
    const int u = two(r, ADD, linear, times(r, SLOPE * CUBE, cube));
    const int xdu = two(r, ADD, linear, times(r, 3 * SLOPE * CUBE, cube));
    const int h = one(r, TANH, u), half = times(r, 0.5, r->dy[0]);
    const int first = two(r, ADD, half, two(r, MULTIPLY, half, h));
    const int steep = two(r, MULTIPLY, half, xdu);
    const int less = two(r, MULTIPLY, two(r, MULTIPLY, steep, h), h);
    r->dx[0] = two(r, ADD, first, two(r, ADD, steep, times(r, -1, less)));
}

REVERSE_RULE(map)       /* forward once more, then back through each */
{
    const Dims f = r->with->dims;
    int y[RANK + 1] = { r->kept[0] };
    for (int i = 0; i < f.rank; i++)
        y[i + 1] = one(r, (enum generator)f.at[i], y[i]);
    for (int i = f.rank - 1; i >= 0; i--) {
        Reversal step = *r;
        step.kept[0] = y[i];
        step.kept[KEPT_Y] = y[i + 1];
        reverse_rules[f.at[i]](&step);
        r->dy[0] = step.dx[0];
    }
    r->dx[0] = r->dy[0];
}

/* p times what dy has more than its mean under p */
static int through_softmax(Reversal *r, int p)
{
    const int d = two(r, MULTIPLY, r->dy[0], p), rows = r->out[0].at[0];
    const int mean = shaped(r, BROADCAST, DIMS(rows), one(r, SUM, d));
    return two(r, ADD, d, times(r, -1, two(r, MULTIPLY, p, mean)));
}
REVERSE_RULE(softmax) { r->dx[0] = through_softmax(r, r->kept[KEPT_Y]); }

REVERSE_RULE(log_sum_exp)
{
    r->dx[0] = two(r, MULTIPLY, one(r, SOFTMAX, r->kept[0]),
        shaped(r, BROADCAST, DIMS(r->in[0].at[0]), r->dy[0]));
}

REVERSE_RULE(cross_entropy)
{
    r->dx[1] = two(r, MULTIPLY, two(r, EXCESS, r->kept[0], r->kept[1]),
        shaped(r, BROADCAST, DIMS(r->in[1].at[0]), r->dy[0]));
}

REVERSE_RULE(excess)
{
    r->dx[1] = through_softmax(r, one(r, SOFTMAX, r->kept[1]));
}

REVERSE_RULE(normalise) /* (dy - mean dy - y mean (dy y)) / deviation */
{
    const int m = r->in[0].at[0], y = r->kept[KEPT_Y];
    const int mean = times(r, 1.0 / m, one(r, SUM, r->dy[0]));
    const int slant = times(r, -1.0 / m,
        one(r, SUM, two(r, MULTIPLY, r->dy[0], y)));
    const int tilt = two(r, MULTIPLY, y,
        shaped(r, BROADCAST, DIMS(m), slant));
    const int level = two(r, ADD, r->dy[0], times(r, -1,
        shaped(r, BROADCAST, DIMS(m), mean)));
    r->dx[0] = two(r, MULTIPLY, two(r, ADD, level, tilt), shaped(r,
        BROADCAST, DIMS(m), one(r, DEVIATION, r->kept[0])));
}

REVERSE_RULE(deviation)                 /* - dy y^2 normal / m */
{
    const int m = r->in[0].at[0], y = r->kept[KEPT_Y];
    const int d = two(r, MULTIPLY, two(r, MULTIPLY, r->dy[0], y), y);
    r->dx[0] = two(r, MULTIPLY, one(r, NORMALISE, r->kept[0]),
        shaped(r, BROADCAST, DIMS(m), times(r, -1.0 / m, d)));
}

REVERSE_RULE(gather)
{
    const Attributes rows = { .dims = DIMS(r->in[1].at[0]) };
    r->dx[1] = APPLY_WITH(r->t, SCATTER, &rows, r->kept[0], r->dy[0]);
}

REVERSE_RULE(scatter) { r->dx[1] = two(r, GATHER, r->kept[0], r->dy[0]); }

REVERSE_RULE(sum)
{
    r->dx[0] = shaped(r, BROADCAST, DIMS(r->in[0].at[0]), r->dy[0]);
}

REVERSE_RULE(broadcast) { r->dx[0] = one(r, SUM, r->dy[0]); }

REVERSE_RULE(total)
{
    r->dx[0] = shaped(r, SPREAD, dims_tail(r->in[0]), r->dy[0]);
}

REVERSE_RULE(spread) { r->dx[0] = one(r, TOTAL, r->dy[0]); }

REVERSE_RULE(reshape)
{
    r->dx[0] = shaped(r, RESHAPE, r->in[0], r->dy[0]);
}

REVERSE_RULE(permute)
{
    Dims back = r->with->dims;
    for (int i = 0; i < back.rank; i++)
        back.at[r->with->dims.at[i]] = i;
    r->dx[0] = shaped(r, PERMUTE, back, r->dy[0]);
}

REVERSE_RULE(concatenate)
{
    r->dx[0] = shaped(r, SPLIT, DIMS(r->in[0].at[0]), r->dy[0]);
    r->dx[1] = r->dx[0] == NONE ? NONE : r->dx[0] + 1;
}

REVERSE_RULE(split) { r->dx[0] = two(r, CONCATENATE, r->dy[0], r->dy[1]); }
REVERSE_RULE(constant) { (void)r; }

REVERSE_RULE(attend)
{
    const int dx = APPLY_WITH(r->t, ATTEND_BACK, r->with, r->kept[0],
                              r->kept[1], r->kept[2], r->dy[0]);
    for (int i = 0; i < 3 && dx != NONE; i++)
        r->dx[i] = dx + i;
}

REVERSE_RULE(attend_back)
{
    const int in[] = { r->kept[0], r->kept[1], r->kept[2], r->kept[3],
                       r->dy[0], r->dy[1], r->dy[2] };
    Term attention, once, twice;
    term_begin(r->t->arena, "attention", &attention);
    term_begin(r->t->arena, "its way back", &once);
    term_begin(r->t->arena, "the way back of that", &twice);
    spell_attention(r->with, r->in[0], r->in[1], &attention);
    term_reverse(&attention, &once);
    term_reverse(&once, &twice);
    term_refuse_with(r->t, &twice);
    term_append(r->t, &twice, in, r->dx);
}

#define RULE_OF_ROW(NAME, name, ...) reverse_##name,
ReverseRule *const reverse_rules[] = { GENERATORS(RULE_OF_ROW) };
_Static_assert(sizeof reverse_rules / sizeof *reverse_rules
    == GENERATOR_COUNT, "one rule for each generator");
