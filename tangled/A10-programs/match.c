/* match.c - where a kernel computes what several operations do. */
#include "compiler.h"
#include "term_lens.h"
#include <string.h>

enum { PATTERNS_MAX = 16, PATTERN_WIRES = 64 };

typedef struct Pattern {
    enum opcode code;
    Term term;
    int maker[PATTERN_WIRES], readings[PATTERN_WIRES];
} Pattern;

typedef struct Matching {
    Compiler *c;
    Arena *a;
    Pattern at[PATTERNS_MAX];
    int count;
    const Pattern *tried;
    int bound[PATTERN_WIRES];           /* wires of the term, or NONE */
} Matching;

static int same_operation(const Operation *p, const Operation *o)
{
    return p->generator == o->generator && p->with.value == o->with.value
        && dims_equal(p->with.dims, o->with.dims);
}

static int unify(Matching *m, int wire, int with)
{
    const Term *p = &m->tried->term, *t = m->c->t;
    const int i = m->tried->maker[wire], k = m->c->maker[with];
    if (m->bound[wire] != NONE)
        return m->bound[wire] == with;
    if (!dims_equal(p->wire.at[wire], t->wire.at[with]))
        return 0;
    m->bound[wire] = with;
    if (i == NONE)
        return 1;
    const Operation *o = &p->operation.at[i];
    if (k == NONE || !same_operation(o, &t->operation.at[k]))
        return 0;
    if (o->generator != DEVIATION && m->c->taken[k])
        return 0;
    for (int r = 0; r < signature[o->generator].inputs; r++)
        if (!unify(m, operation_input(p, o, r), input_of(m->c, k, r)))
            return 0;
    return 1;
}

/* Is all that the pattern makes before its output read inside only? */
static int inside(const Matching *m)
{
    const Term *p = &m->tried->term;
    for (int i = 0; i < p->operation.count; i++) {
        const int w = p->operation.at[i].out;
        if (w != p->output.at[0] && p->operation.at[i].generator != DEVIATION
            && m->c->readings[m->bound[w]] != m->tried->readings[w])
            return 0;
    }
    return 1;
}

static int fits(Matching *m, const Pattern *p, int wire)
{
    m->tried = p;
    for (int w = 0; w < p->term.wire.count; w++)
        m->bound[w] = NONE;
    return unify(m, p->term.output.at[0], wire) && inside(m);
}

static void take_all(Matching *m, int turn)
{
    const Term *p = &m->tried->term;
    for (int i = 0; i < p->operation.count; i++)
        if (p->operation.at[i].generator != DEVIATION)
            compiler_take(m->c, m->c->maker[m->bound[p->operation.at[i].out]],
                          turn);
}

/* The put of one operation, appended; its inputs are what it keeps, and dy. */
static int way_back(Matching *m, enum generator g, Dims d, const int in[],
                    Term *t)
{
    Term one;
    TermLens lens;
    int out = NONE;
    term_begin(m->a, "one operation", &one);
    const int x = term_input(&one, d);
    term_output(&one, APPLY(&one, g, x));
    lens_of_term(m->a, &one, &lens);
    if (lens.put.status == OK)
        term_append(t, &lens.put, in, &out);
    return out;
}

/* x, and dy -> dx */
static void gelu_pattern(Matching *m, Dims d, Term *t)
{
    const int x = term_input(t, d), dy = term_input(t, d);
    term_output(t, way_back(m, GELU, d, (int[]){ x, dy }, t));
}

/* x, normal, dy -> dx */
static void normalise_pattern(Matching *m, Dims d, Term *t)
{
    const int x = term_input(t, d), z = term_input(t, d);
    const int dy = term_input(t, d);
    term_output(t, way_back(m, NORMALISE, d, (int[]){ x, z, dy }, t));
}

static void add_pattern(Matching *m, enum opcode code, Dims d)
{
    Pattern *p = &m->at[m->count];
    for (int i = 0; i < m->count; i++)
        if (m->at[i].code == code && dims_equal(term_in(&m->at[i].term, 0), d))
            return;
    if (m->count == PATTERNS_MAX)
        return;
    p->code = code;
    term_begin(m->a, "pattern", &p->term);
    (code == RUN_GELU_BACK ? gelu_pattern : normalise_pattern)(m, d,
                                                               &p->term);
    const Term *t = &p->term;
    if (t->status != OK || t->wire.count > PATTERN_WIRES)
        return;
    for (int w = 0; w < t->wire.count; w++)
        p->maker[w] = NONE, p->readings[w] = 0;
    for (int i = 0; i < t->operation.count; i++) {
        p->maker[t->operation.at[i].out] = i;
        for (int k = 0; k < signature[t->operation.at[i].generator].inputs;
             k++)
            p->readings[operation_input(t, &t->operation.at[i], k)]++;
    }
    m->count++;
}

/* The deviation that the pattern reads. */
static int inverse_of(const Matching *m)
{
    const Term *p = &m->tried->term;
    for (int i = 0; i < p->operation.count; i++)
        if (p->operation.at[i].generator == DEVIATION)
            return m->bound[p->operation.at[i].out];
    return NONE;
}

static void emit_normalise_back(Matching *m, int turn)
{
    Compiler *c = m->c;
    const Term *p = &m->tried->term;
    const int dx = m->bound[p->output.at[0]], dy = m->bound[p->input.at[2]];
    const int add = c->readings[dx] == 1 ? c->reader[dx] : NONE;
    const int with_add = generator_of(c, add) == ADD && !c->taken[add];
    const int last = with_add ? add : turn;
    const int at = c->maker[dy], uses = m->tried->readings[p->input.at[2]];
    const int gain = generator_of(c, at) == GAIN && !c->taken[at]
        && c->readings[dy] == uses ? at : NONE;
    Instruction *n = compiler_emit(c, RUN_NORMALISE_BACK, last);
    const int in[] = { m->bound[p->input.at[1]], inverse_of(m),
        gain == NONE ? NONE : input_of(c, gain, 0),
        gain == NONE ? dy : input_of(c, gain, 1),
        with_add ? input_of(c, add, input_of(c, add, 0) == dx) : NONE };
    memcpy(n->in, in, sizeof in);
    n->out[0] = c->t->operation.at[last].out;
    take_all(m, last);
    if (gain != NONE)
        compiler_take(c, gain, last);
}

/* Can x be replaced by the slope of its gelu, once that is computed?  Only
 * the gelu and its way back read it, and it is no part of another wire. */
static int can_slope(const Matching *m, int x)
{
    const Compiler *c = m->c;
    const int uses = m->tried->readings[m->tried->term.input.at[0]];
    const int i = c->maker[x], g = generator_of(c, i);
    return !c->p->exact && c->gelu[x] != NONE && !c->taken[c->gelu[x]]
        && c->readings[x] == uses + 1 && i != NONE && g != SPLIT
        && g != RESHAPE && g != CONCATENATE;
}

static void emit_gelu_back(Matching *m, int turn)
{
    Compiler *c = m->c;
    const Term *p = &m->tried->term;
    const int x = m->bound[p->input.at[0]], dy = m->bound[p->input.at[1]];
    const int uses = m->tried->readings[p->input.at[1]], i = c->maker[dy];
    const int sloped = c->sloped[x] = can_slope(m, x);
    take_all(m, turn);
    if (sloped && i != NONE && is_product(generator_of(c, i))
        && !c->taken[i] && c->readings[dy] == uses) {
        compiler_product(c, i, turn, FINISH_TIMES, NONE, x);
        return;
    }
    Instruction *n = compiler_emit(c, sloped ? RUN_MULTIPLY : RUN_GELU_BACK,
                                   turn);
    n->in[0] = x;
    n->in[1] = dy;
    n->out[0] = c->t->operation.at[turn].out;
}

static void try_patterns(Matching *m, int i)
{
    const Operation *o = &m->c->t->operation.at[i];
    for (int k = 0; k < m->count && !m->c->taken[i]; k++) {
        const Pattern *p = &m->at[k];
        if (!fits(m, p, o->out))
            continue;
        if (p->code == RUN_NORMALISE_BACK)
            emit_normalise_back(m, i);
        else
            emit_gelu_back(m, i);
    }
}

static int known_at(const Compiler *c, int wire, int turn)
{
    return c->maker[wire] == NONE || c->maker[wire] < turn;
}

/* The normalisation whose result is scaled and shifted at operation i. */
static void match_layer(Compiler *c, int i)
{
    const int gain = made_by(c, input_of(c, i, 1), GAIN);
    const int z = gain == NONE ? NONE : input_of(c, gain, 1);
    const int first = z == NONE ? NONE : c->maker[z];
    if (generator_of(c, first) != NORMALISE || c->taken[first]
        || !known_at(c, input_of(c, gain, 0), first)
        || !known_at(c, input_of(c, i, 0), first))
        return;
    Instruction *n = compiler_emit(c, RUN_NORMALISE, first);
    n->in[0] = input_of(c, first, 0);
    n->in[1] = input_of(c, gain, 0);
    n->in[2] = input_of(c, i, 0);
    n->out[0] = z;
    n->out[2] = c->t->operation.at[i].out;
    compiler_take(c, gain, first), compiler_take(c, i, first);
}

static void match_simple(Compiler *c, int i)
{
    const int g = generator_of(c, i), out = c->t->operation.at[i].out;
    if (g == TOTAL) {
        const int by = made_by(c, input_of(c, i, 0), MULTIPLY);
        Instruction *n = compiler_emit(c, RUN_TOTAL, i);
        n->in[0] = by == NONE ? input_of(c, i, 0) : input_of(c, by, 0);
        n->in[1] = by == NONE ? NONE : input_of(c, by, 1);
        n->out[0] = out;
        if (by != NONE)
            compiler_take(c, by, i);
    }
    for (int k = 0; g == MULTIPLY && k < 2 && !c->taken[i]; k++) {
        const int by = made_by(c, input_of(c, i, k), BROADCAST);
        if (by == NONE)
            continue;
        Instruction *n = compiler_emit(c, RUN_SCALE_COLUMNS, i);
        n->in[0] = input_of(c, i, 1 - k);
        n->in[1] = input_of(c, by, 0);
        n->out[0] = out;
        compiler_take(c, by, i);
    }
}

static void match_normalise(Compiler *c, int i, const int deviation[])
{
    Instruction *n = &c->at[i];
    if (!c->taken[i]) {
        n = compiler_emit(c, RUN_NORMALISE, i);
        n->in[0] = input_of(c, i, 0);
        n->out[0] = c->t->operation.at[i].out;
    }
    const int d = deviation[n->in[0]];
    if (d == NONE || d < i || c->taken[d])
        return;
    n->out[1] = c->t->operation.at[d].out;
    compiler_take(c, d, i);
}

static void find_patterns(Matching *m, int deviation[])
{
    Compiler *c = m->c;
    for (int w = 0; w < c->t->wire.count; w++)
        deviation[w] = NONE;
    for (int i = c->t->operation.count - 1; i >= 0; i--) {
        const int g = generator_of(c, i);
        if (!c->needed[i])
            continue;
        if (g == DEVIATION)
            deviation[input_of(c, i, 0)] = i;
        if (g == GELU || g == NORMALISE)
            add_pattern(m, g == GELU ? RUN_GELU_BACK : RUN_NORMALISE_BACK,
                        c->t->wire.at[input_of(c, i, 0)]);
    }
}

void compiler_match(Compiler *c, Arena *a)
{
    const int count = c->t->operation.count;
    Matching *m = arena_take(a, 1, sizeof *m);
    int *deviation = arena_take(a, (size_t)c->t->wire.count + 1,
                                sizeof *deviation);
    if (a->exhausted)
        return;
    m->c = c, m->a = a, m->count = 0;
    find_patterns(m, deviation);
    for (int i = 0; i < count; i++)
        if (c->needed[i] && !c->taken[i])
            try_patterns(m, i);
    for (int i = 0; i < count; i++)
        if (c->needed[i] && !c->taken[i] && generator_of(c, i) == BIAS)
            match_layer(c, i);
    for (int i = 0; i < count; i++)
        if (c->needed[i] && generator_of(c, i) == NORMALISE)
            match_normalise(c, i, deviation);
    for (int i = 0; i < count; i++)
        if (c->needed[i] && !c->taken[i])
            match_simple(c, i);
}
