/* source.c - splitmix64 (Steele, Lea and Flood 2014), with a memory. */
#include "source.h"
#include <assert.h>

static uint64_t splitmix64(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

void source_seed(Source *s, uint64_t seed)
{
    s->state = seed;
    s->used = 0;
    s->given = -1;
}

void source_replay(Source *s, int given)
{
    assert(0 <= given && given <= SOURCE_TAPE);
    s->used = 0;
    s->given = given;
}

/* What does not fit on the tape is drawn, and replayed as 0. */
uint64_t source_word(Source *s)
{
    int i = s->used++;
    if (s->given >= 0)
        return i < s->given ? s->tape[i] : 0;
    uint64_t word = splitmix64(&s->state);
    if (i < SOURCE_TAPE)
        s->tape[i] = word;
    return word;
}

int draw_below(Source *s, int n)
{
    assert(n > 0);
    return (int)((source_word(s) >> 32) * (uint64_t)n >> 32);
}

real draw_real(Source *s)
{
    uint64_t word = source_word(s);
    int n = (int)(word >> 40);
    return (real)(word & 1 ? -n : n) * (real)0x1p-24;
}
