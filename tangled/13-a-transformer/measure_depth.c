/* measure_depth.c - what comes back through a stack of blocks. */
#include "evaluate.h"
#include "gpt.h"
#include "source.h"
#include "term_lens.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIDE = 32, LENGTH = 16, NUMBERS = WIDE * LENGTH, DEEPEST = 32,
       ENDS_MOST = 12 * DEEPEST + 8 };
static _Alignas(max_align_t) unsigned char block[1 << 27];
static real weights[1 << 19], x[NUMBERS], dy[NUMBERS];

/* a block without copies and sums: attention ; mlp */
static void bare_block(const GptShape *s, Term *t)
{
    Term attention, mlp;
    term_begin(t->arena, "attention", &attention);
    gpt_attention(s, &attention);
    term_begin(t->arena, "mlp", &mlp);
    gpt_mlp(s, &mlp);
    after_term(&attention, &mlp, t);
}

static Term stack_of(const GptShape *s, GptPart *one, Arena *a)
{
    Term all, more;
    term_begin(a, "stack", &all);
    one(s, &all);
    for (int i = 1; i < s->config.layers; i++) {
        Term next;
        term_begin(a, "block", &next);
        one(s, &next);
        term_begin(a, "stack", &more);
        after_term(&all, &next, &more);
        all = more;
    }
    return all;
}

static double norm(const real v[])
{
    double squares = 0;
    for (int i = 0; i < NUMBERS; i++)
        squares += (double)v[i] * (double)v[i];
    return sqrt(squares);
}

/* |dx| / |dy| through as many blocks as there are layers */
static double share_back(int layers, GptPart *one)
{
    Arena a = arena_over(block, sizeof block);
    const GptShape s = { { layers, 4, WIDE, LENGTH, 2 }, 1, LENGTH };
    const Term f = stack_of(&s, one, &a);
    const real *in[ENDS_MOST] = { x };
    real *out[ENDS_MOST];
    Term r;
    term_begin(&a, "way back", &r);
    term_reverse(&f, &r);
    gpt_initialise(&s.config, 13, weights);
    for (int i = 0; i < 12 * layers; i++)
        in[1 + i] = weights + gpt_tensor(&s.config, 2 + i).at;
    in[1 + 12 * layers] = dy;
    Complaint why = { "" };
    if (r.status != OK || evaluate(&r, in, &a, out, &why) != OK) {
        fprintf(stderr, "%s%s\n", r.why.text, why.text);
        exit(1);
    }
    return norm(out[0]) / norm(dy);
}

int main(void)
{
    static Source source;
    double last[2] = { 0 };
    source_seed(&source, 13);
    for (int i = 0; i < NUMBERS; i++)
        x[i] = draw_real(&source), dy[i] = draw_real(&source);
    printf("%6s%14s%14s\n", "blocks", "bare", "residual");
    for (int layers = 1; layers <= DEEPEST; layers *= 2) {
        last[0] = share_back(layers, bare_block);
        last[1] = share_back(layers, gpt_block);
        printf("%6d%14.2e%14.2e\n", layers, last[0], last[1]);
    }
    printf("== keys\nbare = %.0e\nresidual = %.1f\n", last[0], last[1]);
    return 0;
}
