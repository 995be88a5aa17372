/* sums.c - a text without end: sums of two digits, in words. */
#include "sums.h"
#include "source.h"
#include <math.h>
#include <stdio.h>

static const char *const words[] = { "zero", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen" };

int sum_sentence(int n, char sentence[SENTENCE_MOST], int *asks)
{
    const int a = n / 10, b = n % 10;
    *asks = snprintf(sentence, SENTENCE_MOST, "%s and %s are ", words[a],
                     words[b]);
    return *asks + snprintf(sentence + *asks,
        (size_t)(SENTENCE_MOST - *asks), "%s.\n", words[a + b]);
}

void sums_text(uint64_t seed, int count, int tokens[])
{
    Source s;
    char sentence[SENTENCE_MOST];
    int length = 0, at = 0, asks;
    source_seed(&s, seed);
    for (int i = 0; i < count; i++) {
        if (at == length) {
            length = sum_sentence(draw_below(&s, SUMS), sentence, &asks);
            at = 0;
        }
        tokens[i] = sentence[at++];
    }
}

double sums_entropy(void)
{
    char sentence[SENTENCE_MOST];
    int bytes = 0, asks;
    for (int n = 0; n < SUMS; n++)
        bytes += sum_sentence(n, sentence, &asks);
    return log(SUMS) * SUMS / bytes;
}
