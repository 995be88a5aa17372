/* random_term.c - well-typed terms at random, their inputs, and shrinking. */
#include "random_term.h"
#include <math.h>
#include <string.h>

static Dims random_dims(Source *s, int ranks)
{
    Dims d = { .rank = draw_below(s, ranks) };
    for (int i = 0; i < d.rank; i++)
        d.at[i] = 1 + draw_below(s, 4);
    return d;
}

/* A shape that goes before x, in one of six ways. */
static Dims companion(Source *s, Dims x)
{
    const int rows = x.rank > 0 ? x.at[0] : 1, r = 1 + draw_below(s, 4);
    switch (draw_below(s, 6)) {
    case 0: return x;
    case 1: return DIMS(rows);
    case 2: return DIMS(r, rows);
    case 3: return DIMS(rows, r);
    case 4: return x.rank > 0 ? dims_tail(x) : x;
    default: return x.rank > 0 ? dims_under(r, dims_tail(x)) : x;
    }
}

/* Attributes that may suit a generator with the input x. */
static Attributes random_attributes(Source *s, Dims x)
{
    Attributes with = { .value = (double)draw_real(s) };
    switch (draw_below(s, 5)) {
    case 0:                                     /* some sizes */
        with.dims = random_dims(s, 4);
        break;
    case 1:                                     /* one size */
        with.dims = DIMS(1 + draw_below(s, 4));
        break;
    case 2:                                     /* as many numbers */
        with.dims = DIMS(dims_count(x));
        break;
    case 3:                                     /* an order */
        with.dims.rank = x.rank;
        for (int i = 0, k = draw_below(s, 4); i < x.rank; i++)
            with.dims.at[i] = (i + k) % x.rank;
        break;
    default:                                    /* functions */
        with.dims.rank = 1 + draw_below(s, RANK);
        for (int i = 0; i < with.dims.rank; i++)
            with.dims.at[i] = RELU + draw_below(s, LOG - RELU + 1);
    }
    return with;
}

static int is_attention(enum generator g)
{
    return g == ATTEND || g == ATTEND_BACK;
}

/* A divisor of n. */
static int random_part(Source *s, int n)
{
    int part = 1 + draw_below(s, n);
    while (n % part != 0)
        part--;
    return part;
}

/* Heads, queries and keys, and q, k, v before the last input: v or dy. */
static void suit_attention(Source *s, enum generator g, Attributes *with,
                           Dims d[])
{
    const Dims x = d[signature[g].inputs - 1];
    const int rows = x.rank > 0 ? x.at[0] : 1;
    const int columns = x.rank > 0 ? dims_columns(x) : 1;
    const int sequences = random_part(s, columns);
    const int same = columns / sequences, other = 1 + draw_below(s, 4);
    const int queries = g == ATTEND ? other : same;
    const int keys = g == ATTEND ? same : other;
    with->dims = DIMS(random_part(s, rows), queries, keys);
    with->value = queries <= keys && draw_below(s, 2) == 0;
    d[0] = DIMS(rows, sequences * queries);
    d[1] = d[2] = DIMS(rows, sequences * keys);
    d[g == ATTEND ? 2 : 0] = x;
    d[g == ATTEND ? 1 : 3] = x;
}

/* The range of a function of one number. */
static Range through(int function, Range x)
{
    const double a = fmax(fabs(x.least), fabs(x.most));
    switch (function) {
    case RELU: return (Range){ fmax(x.least, 0), fmax(x.most, 0), 0 };
    case TANH: return (Range){ tanh(x.least), tanh(x.most), 0 };
    case SIGMOID:
        return (Range){ 1 / (1 + exp(-x.least)), 1 / (1 + exp(-x.most)), 0 };
    case EXP: return (Range){ exp(x.least), exp(x.most), 0 };
    case LOG: return (Range){ log(x.least), log(x.most), 0 };
    default: return (Range){ -a, a, 0 };
    }
}

/* May the function be applied there?  Slopes should stay moderate. */
static int tame(int function, Range x)
{
    return function == LOG ? x.least > 0.05
        : function != EXP || x.most < 3;
}

/* The largest number, for generators that are no functions of one number. */
static double largest(enum generator g, const Dims in[], const Range x[],
                      const Attributes *with)
{
    const double a = fmax(fabs(x[0].least), fabs(x[0].most));
    const double b = fmax(fabs(x[1].least), fabs(x[1].most));
    const double rows = in[0].rank > 0 ? in[0].at[0] : 1;
    switch (g) {
    case MATMUL: case MATMUL_TN: case MATMUL_NT: case SCATTER:
        return (g == SCATTER ? 1 : a) * b * dims_count(in[1]);
    case MULTIPLY: case GAIN: return a * b;
    case ADD: case BIAS: return a + b;
    case MASK: case GATHER: return b;
    case SCALE: case CONSTANT: return fabs(with->value) * fmax(a, 1);
    case SOFTMAX: case EXCESS: return 1;
    case SUM: case TOTAL: return a * dims_count(in[0]);
    case LOG_SUM_EXP: return a + log(rows);
    case CROSS_ENTROPY: return 2 * b + 5;
    case NORMALISE: return sqrt(rows);
    case DEVIATION: return 317;
    default: return fmax(a, b);
    }
}

/* One attempt at an operation. */
typedef struct Attempt {
    enum generator g;
    Attributes with;
    int in[IN_MAX], below;
    Dims dims[IN_MAX], out[OUT_MAX];
    Range x[IN_MAX], y;
} Attempt;

/* The largest number of a gradient of attention: |ds| adds up to less than
 * two of the largest products of a value and dy, over the keys. */
static double steepest(const Attempt *a)
{
    double most[4];
    for (int i = 0; i < 4; i++)
        most[i] = fmax(fabs(a->x[i].least), fabs(a->x[i].most));
    const double size = a->dims[0].at[0] / a->with.dims.at[0];
    const double queries = a->with.dims.at[1];
    const double ds = 2 * sqrt(size) * most[2] * most[3];
    return fmax(queries * most[3],
                ds * fmax(most[1], queries * most[0]));
}

/* The range of the result; 0 if the attempt is not tame. */
static int ranged(Attempt *a)
{
    a->y = a->x[0];
    if (is_function((int)a->g)) {
        if (!tame((int)a->g, a->x[0]))
            return 0;
        a->y = through((int)a->g, a->x[0]);
        return 1;
    }
    for (int i = 0; a->g == MAP && i < a->with.dims.rank; i++) {
        if (!tame(a->with.dims.at[i], a->y))
            return 0;
        a->y = through(a->with.dims.at[i], a->y);
    }
    const double most = a->g == ATTEND_BACK ? steepest(a)
        : largest(a->g, a->dims, a->x, &a->with);
    if (a->g == ATTEND)
        a->y = a->x[2];                 /* a mean of values */
    else if (a->g != MAP)
        a->y = (Range){ -most, most, 0 };
    return 1;
}

static int new_input(RandomTerm *r, Dims d, Range range)
{
    const int wire = term_input(&r->t, d);
    if (wire != NONE)
        r->range[wire] = range;
    return wire;
}

/* A wire of the shape with numbers below, or reals if below is 0. */
static int find_wire(Source *s, RandomTerm *r, Dims d, int below)
{
    const int n = r->t.wire.count, from = draw_below(s, n + 1);
    for (int i = 0; i < n && draw_below(s, 2) == 0; i++) {
        const int w = (from + i) % n;
        if (r->range[w].below == below && dims_equal(r->t.wire.at[w], d))
            return w;
    }
    return new_input(r, d, below > 0 ? (Range){ 0, below - 1, below }
        : (Range){ -1, 1, 0 });
}

/* A wire with reals, any shape. */
static int any_wire(Source *s, RandomTerm *r)
{
    const int n = r->t.wire.count, from = draw_below(s, n + 1);
    for (int i = 0; i < n && from > 0; i++)
        if (r->range[(n - from + n - i) % n].below == 0)
            return (n - from + n - i) % n;
    return new_input(r, random_dims(s, 4), (Range){ -1, 1, 0 });
}

static int takes_labels(enum generator g)
{
    return g == GATHER || g == SCATTER || g == CROSS_ENTROPY || g == EXCESS;
}

/* No array is large; nor is a way back of attention, which is spelled for
 * each query of each head if it is reversed. */
static int small(const Attempt *a)
{
    const Row *row = &signature[a->g];
    int few = dims_fit(a->out[0]) && (a->g != ATTEND_BACK
        || a->with.dims.at[0] * dims_columns(a->out[0]) <= 8);
    for (int i = 0; few && i < row->inputs; i++)
        few = dims_count(a->dims[i]) <= RANDOM_NUMBERS;
    return few && dims_count(a->out[0]) <= RANDOM_NUMBERS;
}

/* Choose all inputs of a->g; 0 if they do not fit. */
static int attempt(Source *s, RandomTerm *r, Attempt *a)
{
    const Row *row = &signature[a->g];
    const int last = row->inputs - 1;
    if (row->inputs > 0) {
        a->in[last] = any_wire(s, r);
        a->dims[last] = r->t.wire.at[a->in[last]];
    }
    a->with = random_attributes(s, a->dims[last > 0 ? last : 0]);
    if (is_attention(a->g))
        suit_attention(s, a->g, &a->with, a->dims);
    else if (row->inputs == 2)
        a->dims[0] = companion(s, a->dims[1]);
    if (!row->shape(&a->with, a->dims, a->out) || !small(a))
        return 0;
    a->below = !takes_labels(a->g) ? 0 : a->g == SCATTER ? a->out[0].at[0]
        : a->dims[1].at[0];
    for (int i = 0; i < last; i++)
        a->in[i] = find_wire(s, r, a->dims[i], i == 0 ? a->below : 0);
    for (int i = 0; i < row->inputs; i++)
        a->x[i] = r->range[a->in[i]];
    return ranged(a);
}

static void apply_attempt(RandomTerm *r, const Attempt *a)
{
    const Row *row = &signature[a->g];
    const double most = fmax(fabs(a->y.least), fabs(a->y.most));
    const int out = term_apply(&r->t, a->g, &a->with, row->inputs, a->in);
    for (int i = 0; i < row->outputs && out != NONE; i++)
        r->range[out + i] = a->y;
    for (int i = 0; i < row->outputs && out != NONE && most > 8; i++) {
        const Attributes less = { .value = 4 / most };
        const int back = APPLY_WITH(&r->t, SCALE, &less, out + i);
        if (back != NONE)
            r->range[back] = (Range){ a->y.least * less.value,
                                      a->y.most * less.value, 0 };
    }
}

static void choose_outputs(Source *s, RandomTerm *r)
{
    Term *t = &r->t;
    int used[RANDOM_WIRES] = { 0 };
    for (int i = 0; i < t->port.count; i++)
        used[t->port.at[i]] = 1;
    for (int w = 0; w < t->wire.count; w++)
        if (!used[w] && r->range[w].below == 0 && draw_below(s, 8) != 1)
            term_output(t, w);
    for (int w = 0; w < t->wire.count; w++)
        if (r->range[w].below == 0
            && (t->output.count == 0 || draw_below(s, 32) == 31))
            term_output(t, w);
}

void random_term(Source *s, int size, RandomTerm *r)
{
    const int most = 1 + draw_below(s, size);
    for (int i = 0; i < 4 * most && r->t.operation.count < most; i++) {
        Attempt a = { .below = 0 };
        a.g = (enum generator)draw_below(s, GENERATOR_COUNT);
        int tries = 6;
        while (tries > 0 && r->t.wire.count < RANDOM_WIRES - 12)
            if (attempt(s, r, &a)) {
                apply_attempt(r, &a);
                tries = 0;
            } else
                tries--;
    }
    if (r->t.wire.count == 0)
        new_input(r, DIMS(1), (Range){ -1, 1, 0 });
    choose_outputs(s, r);
}

void random_input(Source *s, const RandomTerm *r, int i, double x[])
{
    const int w = r->t.input.at[i];
    for (int k = 0; k < dims_count(r->t.wire.at[w]); k++)
        x[k] = r->range[w].below > 0 ? draw_below(s, r->range[w].below)
            : (double)draw_real(s);
}

/* Does it fail on these words?  If so they are kept. */
static int still(Source *s, int n, const uint64_t words[], Fails *fails,
                 void *context)
{
    memcpy(s->tape, words, (size_t)n * sizeof *words);
    source_replay(s, n);
    return fails(s, context);
}

static int without(Source *s, int n, uint64_t words[], int at, int run,
                   Fails *fails, void *context)
{
    uint64_t less[SOURCE_TAPE];
    const int gone = run < n - at ? run : n - at;
    memcpy(less, words, (size_t)at * sizeof *words);
    memcpy(less + at, words + at + gone,
           (size_t)(n - at - gone) * sizeof *words);
    if (!still(s, n - gone, less, fails, context))
        return n;
    memcpy(words, less, (size_t)(n - gone) * sizeof *words);
    return n - gone;
}

static int shrink_once(Source *s, int n, uint64_t words[], Fails *fails,
                       void *context)
{
    for (int run = 64; run > 0; run /= 4)
        for (int at = 0; at < n; ) {
            const int left = without(s, n, words, at, run, fails, context);
            at += left == n ? run : 0;
            n = left;
        }
    for (int i = 0; i < n; i++) {
        const uint64_t word = words[i];
        words[i] = 0;
        if (word != 0 && !still(s, n, words, fails, context))
            words[i] = word;
    }
    return n;
}


void shrink_tape(Source *s, Fails *fails, void *context)
{
    uint64_t words[SOURCE_TAPE];
    int n = s->used < SOURCE_TAPE ? s->used : SOURCE_TAPE;
    memcpy(words, s->tape, (size_t)n * sizeof *words);
    n = shrink_once(s, n, words, fails, context);
    n = shrink_once(s, n, words, fails, context);
    still(s, n, words, fails, context);
    memcpy(s->tape, words, (size_t)n * sizeof *words);
    source_replay(s, n);
}
