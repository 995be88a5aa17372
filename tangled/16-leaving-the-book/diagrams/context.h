#include "calls.h"

INLINE void Values_print(FILE *out, const Values *x)
{
    fprintf(out, "%d numbers, the first %.9g", x->count, (double)x->y[0]);
}

static void text_of(const TermBox *restrict x, Text *restrict y)
{
    static unsigned char block[1 << 22];
    static char text[1 << 20];
    Arena a = arena_over(block, sizeof block);
    RandomTerm r = { .range = { { 0 } } };
    EmitReport report;
    EmitModel m;
    unbox_term(x, &a, &r.t);
    given_inputs(&a, &r, &m, 0);
    const EmitFile f = { "A text.", 1, &m, 0, 0 };
    FILE *out = fmemopen(text, sizeof text, "w");
    const enum status s = out == NULL ? NO_FILE
        : emit_c(&f, &a, out, &report, NULL);
    assert(s == OK);
    y->length = s == OK ? ftell(out) : 0;
    y->hash = EMIT_HASH;
    fclose(out);
    for (long i = 0; i < y->length; i++)
        y->hash = (y->hash ^ (unsigned char)text[i]) * 16777619U;
}

INLINE double Text_gap(const Text *x, const Text *y)
{
    return x->hash != y->hash || x->length != y->length;
}

INLINE void Text_print(FILE *out, const Text *x)
{
    fprintf(out, "%ld characters, %08lx", x->length,
            (unsigned long)x->hash);
}

/* Matrices of 4 x 4, to eight bits and back. */
enum { SIDE = 4 };
SPACE(TwoMatrices, 2 * SIDE * SIDE);
SPACE(OneMatrix, SIDE * SIDE);
SAMPLED_SPACE(TwoMatrices);
SAMPLED_SPACE(OneMatrix);

static void code_matrix(const real *x, real *y)
{
    int8_t code[SIDE * SIDE];
    real step[SIDE];
    quantise_rows(SIDE, SIDE, x, code, step);
    dequantise_rows(SIDE, SIDE, code, step, y);
}

static void code_one(const OneMatrix *restrict x, OneMatrix *restrict y)
{
    code_matrix(x->at, y->at);
}

static void code_two(const TwoMatrices *restrict x, TwoMatrices *restrict y)
{
    code_matrix(x->at, y->at);
    code_matrix(x->at + SIDE * SIDE, y->at + SIDE * SIDE);
}

static void multiply_two(const TwoMatrices *restrict x, OneMatrix *restrict y)
{
    for (int k = 0; k < SIDE * SIDE; k++) {
        y->at[k] = 0;
        for (int j = 0; j < SIDE; j++)
            y->at[k] += x->at[k / SIDE * SIDE + j]
                * x->at[SIDE * SIDE + j * SIDE + k % SIDE];
    }
}

ARROW(code_one, OneMatrix, OneMatrix);
ARROW(code_two, TwoMatrices, TwoMatrices);
ARROW(multiply_two, TwoMatrices, OneMatrix);
ARROW(compile_case, Case, Callable);
ARROW(call_case, Callable, Values);
ARROW(evaluate_case, Case, Values);
ARROW(call_first, PairCase, Middle);
ARROW(call_second, Middle, Values);
ARROW(call_composite, PairCase, Values);
ARROW(text_of, TermBox, Text);
