/* measure_blocks.c - attention in blocks: its bits, its work, its room. */
#include "plain_attention.h"
#include "source.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ATTENTIONS = 300, NUMBERS = 8 * 64, ARRAYS = 8 };
static Source source;
static float plain[ARRAYS][NUMBERS], fast[ARRAYS][NUMBERS];

static AttentionArrays arrays_in(float x[ARRAYS][NUMBERS])
{
    return (AttentionArrays){ x[0], x[1], x[2], x[3], x[4], x[5], x[6],
                              x[7] };
}

static Attention random_attention(void)
{
    Attention a = { .heads = 1 + draw_below(&source, 2),
        .size = 1 + draw_below(&source, 4), .sequences = 1,
        .queries = 1 + draw_below(&source, 64),
        .causal = draw_below(&source, 2), .way = product_same_bits(),
        .kernels = kernels_best() };
    a.keys = a.causal ? a.queries : 1 + draw_below(&source, 64);
    return a;
}

static int same_bits_in_blocks(void)
{
    const Attention a = random_attention();
    float *room = aligned_alloc(64, (attention_room(&a) * sizeof *room + 63)
                                    / 64 * 64);
    if (room == NULL)
        exit(1);
    for (int i = 0; i < ARRAYS * NUMBERS; i++)
        plain[i / NUMBERS][i % NUMBERS] = (float)draw_real(&source);
    memcpy(fast, plain, sizeof fast);
    const AttentionArrays x = arrays_in(plain), y = arrays_in(fast);
    plain_attention(&a, &x);
    attend(&a, y.q, y.k, y.v, y.y, room);
    attend_back(&a, y.q, y.k, y.v, y.dy, y.dq, y.dk, y.dv, room);
    free(room);
    return memcmp(plain, fast, sizeof fast) == 0;
}

int main(void)
{
    int same = 0;
    source_seed(&source, 1);
    for (int i = 0; i < ATTENTIONS; i++)
        same += same_bits_in_blocks();
    printf("attentions = %d\nattentions-same = %d\n", ATTENTIONS, same);
    for (int length = 64; length <= 1024; length *= 4) {
        const Attention a = { .heads = 1, .size = 64, .sequences = 1,
            .queries = length, .keys = length, .causal = 1 };
        const double does = attention_does(&a, 0) + attention_does(&a, 1);
        const double needs = attention_needs(&a, 0) + attention_needs(&a, 1);
        printf("more-work-%d = %.0f\n", length, 100 * (does / needs - 1));
        if (length == 1024) {
            printf("room-kilobytes = %zu\n", attention_room(&a)
                * sizeof (float) / 1024);
            printf("scores-kilobytes = %d\n", length * length * 4 / 1024);
        }
    }
    return same != ATTENTIONS;
}
