/* sums.c - a text without end: small sums, in words. */
#include "sums.h"
#include "source.h"
#include <math.h>
#include <stdio.h>

static const char *const words[] = { "zero", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten" };

int sum_sentence(int n, char sentence[SENTENCE_MOST], int *asks)
{
    const int a = n / ADDENDS, b = n % ADDENDS;
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

/* One belief for each place of each sentence: that it comes next. */
typedef double Belief[SUMS][SENTENCE_MOST];
typedef struct Sentences {
    char at[SUMS][SENTENCE_MOST];
    int length[SUMS];
} Sentences;

/* A byte has come: the probability that it had; what comes next. */
static double hear(const Sentences *s, int byte, Belief now, Belief next)
{
    double heard = 0, ended = 0;
    for (int n = 0; n < SUMS; n++)
        for (int i = s->length[n] - 1; i >= 0; i--) {
            const double p = s->at[n][i] == byte ? now[n][i] : 0;
            heard += p;
            if (i + 1 < s->length[n])
                next[n][i + 1] = p;
            else
                ended += p;
        }
    for (int n = 0; n < SUMS; n++) {
        next[n][0] = ended / SUMS;
        for (int i = 0; i < s->length[n]; i++)
            now[n][i] = next[n][i] / heard;
    }
    return heard;
}

double sums_ideal(int count, const int tokens[])
{
    Belief now, next;
    Sentences s;
    int bytes = 0, asks;
    double surprise = 0;
    for (int n = 0; n < SUMS; n++)
        bytes += s.length[n] = sum_sentence(n, s.at[n], &asks);
    for (int n = 0; n < SUMS; n++)
        for (int i = 0; i < s.length[n]; i++)
            now[n][i] = 1.0 / bytes;
    for (int i = 0; i < count; i++) {
        const double heard = hear(&s, tokens[i], now, next);
        surprise -= i > 0 ? log(heard) : 0;
    }
    return surprise / (count - 1);
}
