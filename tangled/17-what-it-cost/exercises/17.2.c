/* Exercise 17.2: several texts, and fewer bits. */
#include "17.2.h"

double most_tokens(Machine m, const GptConfig *c, int bits, int texts,
                   int seen)
{
    const double bytes = (double)gpt_numbers(c) * bits / 8;
    (void)seen;
    return m.bandwidth / bytes * texts;
}
