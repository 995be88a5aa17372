/* measure_tapes.c - bytes kept for the way back, as the types say. */
#include "layers.h"
#include <stdio.h>
#include <string.h>

enum { N = 512, M = 64 };
SPACE(Wide, N);
SPACE(Matrix, N * M);
SPACE(Narrow, M);
SPACE(One, 1);
PRODUCT(TwoWide, Wide, first, Wide, second);
PRODUCT(GainAndShift, Wide, gain, Wide, add);

DEFINE_COPY(copy_, Wide, TwoWide);
DEFINE_ADD(add_, TwoWide, Wide);
DEFINE_BIAS(bias_, Wide);
DEFINE_RESHAPE(reshape_, Wide, Wide);
DEFINE_LINEAR(linear_, Matrix, Wide, Narrow);
DEFINE_MULTIPLY(multiply_, TwoWide, Wide);
DEFINE_RELU(relu_, Wide);
DEFINE_GELU(gelu_, Wide);
DEFINE_SOFTMAX(softmax_, Wide);
DEFINE_CROSS_ENTROPY(loss_, One, Wide, One);
DEFINE_LAYER_NORM(norm_, GainAndShift, Wide);

#define BYTES(f, keeps) { #f, keeps, f##_tape_bytes, \
    (int)sizeof (f##_dom), COUNT(f##_par) }
static const struct { const char *name, *keeps; int tape, input, reals; }
rows[] = {
    BYTES(copy_, "nothing"), BYTES(add_, "nothing"),
    BYTES(bias_, "nothing"), BYTES(reshape_, "nothing"),
    BYTES(linear_, "argument"), BYTES(multiply_, "argument"),
    BYTES(relu_, "result"), BYTES(gelu_, "argument"),
    BYTES(softmax_, "result"), BYTES(loss_, "gradient"),
    BYTES(norm_, "x^ and 1/sigma"),
};

int main(void)
{
    int tapes = 0, inputs = 0;
    printf("primitive    keeps            tape  argument\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        printf("%-12.*s %-14s %6d %9d\n",
               (int)(strchr(rows[i].name, '_') - rows[i].name), rows[i].name,
               rows[i].keeps, rows[i].tape, rows[i].input);
        tapes += rows[i].tape;
        inputs += rows[i].input;
    }
    printf("%-12s %-14s %6d %9d\n== keys\n", "sum", "", tapes, inputs);
    printf("tapes = %d\ninputs = %d\nsaved = %.0f %%\n", tapes, inputs,
           100.0 * (inputs - tapes) / inputs);
}
