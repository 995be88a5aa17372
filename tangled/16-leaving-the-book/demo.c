/* demo.c - relu (W x + b) with constants, as a file. */
#include "emit.h"

static unsigned char block[1 << 16];

int main(void)
{
    static const real w[] = { 2, -1, 1, 3 }, b[] = { 0.5F, -8 };
    static const real x[] = { 1, 2 };
    const EmitInput in[] = { { STORED, "W", w }, { GIVEN, "x", x },
                             { STORED, "b", b } };
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "f", &t);
    const int at_w = term_input(&t, DIMS(2, 2)), at_x = term_input(&t, DIMS(2));
    const int at_b = term_input(&t, DIMS(2));
    term_output(&t, APPLY(&t, RELU, APPLY(&t, BIAS, at_b,
        APPLY(&t, MATMUL, at_w, at_x))));
    const EmitModel m = { "f", { &t, in }, NULL, 0 };
    const EmitFile f = { "f (x) = relu (W x + b)", 1, &m, 0, 0 };
    EmitReport report;
    Complaint why;
    const enum status s = emit_c(&f, &a, stdout, &report, &why);
    puts("== all");
    return s != OK;
}
