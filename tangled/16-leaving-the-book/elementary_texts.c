/* elementary_texts.c - the text of exp, log, tanh, sigmoid, as strings. */
#include "elementary_constants.h"
#include "kernel_texts.h"
#define TEXT(name, ...) \
    { "elementary_" #name, "(" #name ")", #__VA_ARGS__ },
static const KernelText read_as_strings[] = {
#include "elementary_text.h"
};

int elementary_texts(void)
{
    return (int)(sizeof read_as_strings / sizeof *read_as_strings);
}

KernelText elementary_text(int i) { return read_as_strings[i]; }

const char elementary_words[] =
    "#define FLOATS float\n"
    "#define BITS uint32_t\n"
    "#define FUNCTION static\n"
    "#define NAME(x) elementary_##x\n"
    "#define AS_BITS(x) bits_of(x)\n"
    "#define AS_FLOATS(b) float_of(b)\n"
    "#define LESS(x, y) (-(uint32_t)((x) < (y)))\n"
    "#define SAME(x, y) (-(uint32_t)((x) == (y)))\n"
    "#define PICK(where, x, y) ((where) ? (x) : (y))\n"
    "#define ALL(c) ((float)(c))\n"
    "#define ALL_BITS(b) (b)\n";

#define FLOAT_CONSTANT(c) { #c, c, 0 }
#define BITS_CONSTANT(c) { #c, 0, c }
static const KernelConstant constants[] = {
    FLOAT_CONSTANT(EXP_0), FLOAT_CONSTANT(EXP_1), FLOAT_CONSTANT(EXP_2),
    FLOAT_CONSTANT(EXP_3), FLOAT_CONSTANT(EXP_4), FLOAT_CONSTANT(EXP_5),
    FLOAT_CONSTANT(LOG_0), FLOAT_CONSTANT(LOG_1), FLOAT_CONSTANT(LOG_2),
    FLOAT_CONSTANT(LOG_3), FLOAT_CONSTANT(LOG_4), FLOAT_CONSTANT(LOG_5),
    FLOAT_CONSTANT(LOG_6), FLOAT_CONSTANT(LOG_7), FLOAT_CONSTANT(LOG_8),
    FLOAT_CONSTANT(TANH_0), FLOAT_CONSTANT(TANH_1), FLOAT_CONSTANT(TANH_2),
    FLOAT_CONSTANT(TANH_3), FLOAT_CONSTANT(TANH_4), FLOAT_CONSTANT(TANH_5),
    FLOAT_CONSTANT(LOG2_E), FLOAT_CONSTANT(LN2_HIGH),
    FLOAT_CONSTANT(LN2_LOW), FLOAT_CONSTANT(ROUNDER),
    FLOAT_CONSTANT(EXP_LEAST), FLOAT_CONSTANT(EXP_MOST),
    FLOAT_CONSTANT(TANH_MOST), FLOAT_CONSTANT(TANH_SMALL),
    FLOAT_CONSTANT(LEAST_NORMAL), FLOAT_CONSTANT(LIFT),
    BITS_CONSTANT(ROUNDER_BITS), BITS_CONSTANT(ROOT_BITS),
    BITS_CONSTANT(NAN_BITS), BITS_CONSTANT(INFINITE_BITS),
    BITS_CONSTANT(SIGN_BIT), BITS_CONSTANT(TWO_BITS),
};

int kernel_constants(void)
{
    return (int)(sizeof constants / sizeof *constants);
}

KernelConstant kernel_constant(int i) { return constants[i]; }
