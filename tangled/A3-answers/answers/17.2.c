/* 17.2.c - weights once, the rest for each text. */
#include "17.2.h"

double most_tokens(Machine m, const GptConfig *c, int bits, int texts,
                   int seen)
{
    const double width = c->width, rows = 2.0 * c->layers * width;
    const double weights = (double)gpt_numbers(c)
        - (c->context - 1) * width;
    const double each = 4 * (rows * seen + c->vocabulary);
    const Demand d = { texts * (12 * rows * width
        + 2 * c->vocabulary * width + 2 * rows * seen),
        weights * bits / 8 + texts * each };
    return texts / least_seconds(d, m);
}
