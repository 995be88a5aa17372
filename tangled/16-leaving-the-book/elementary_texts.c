/* elementary_texts.c - the text of exp, log, tanh, sigmoid, as strings. */
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
