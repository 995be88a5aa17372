/* sample_gpt.c - parts of a transformer at random, as arrows. */
#include "sample_gpt.h"
#include "adamw.h"
#include "rewrites.h"
#include "term_lens.h"
#include <assert.h>
#include <math.h>

enum { DESK = 1 << 20, ENDS_MOST = 512 };
#define DESK_ARENA(a) \
    _Alignas(max_align_t) unsigned char a##_block[DESK]; \
    Arena a = arena_over(a##_block, DESK)

void BlockPart_sample(Source *s, BlockPart *x)
{
    const int heads = 1 + draw_below(s, 3), length = 1 + draw_below(s, 4);
    x->mlp = draw_below(s, 2);
    x->shape = (GptShape){ { 1, heads, heads * (1 + draw_below(s, 3)),
        length + draw_below(s, 2), 2 + draw_below(s, 5) },
        1 + draw_below(s, 3), length };
}

void BlockPart_print(FILE *out, const BlockPart *x)
{
    fprintf(out, "%s of width %d with %d heads", x->mlp ? "mlp" : "attention",
            x->shape.config.width, x->shape.config.heads);
}

static Term part_of(const BlockPart *x, Arena *a)
{
    Term f;
    term_begin(a, "f", &f);
    (x->mlp ? gpt_mlp : gpt_attention)(&x->shape, &f);
    return f;
}

void reverse_of_residual(const BlockPart *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    const Term f = part_of(x, &a);
    Term g, h, swept;
    term_begin(&a, "g", &g);
    residual_term(&f, &g);
    term_begin(&a, "h", &h);
    term_reverse(&g, &h);
    term_begin(&a, "swept", &swept);
    term_sweep(&h, &swept);
    box_term(&swept, y);
}

/* The inputs of r as inputs of h, and r applied to them. */
static void apply_all(const Term *r, Term *h, int in[], int out[])
{
    assert(r->status == OK && r->input.count <= ENDS_MOST);
    for (int i = 0; i < r->input.count; i++)
        in[i] = term_input(h, term_in(r, i));
    term_append(h, r, in, out);
}

void residual_of_reverse(const BlockPart *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    const Term f = part_of(x, &a);
    int in[ENDS_MOST], out[ENDS_MOST];
    Term r, h;
    term_begin(&a, "r", &r);
    term_reverse(&f, &r);
    term_begin(&a, "h", &h);
    apply_all(&r, &h, in, out);
    term_output(&h, APPLY(&h, ADD, in[f.input.count], out[0]));
    for (int i = 1; i < r.output.count; i++)
        term_output(&h, out[i]);
    box_term(&h, y);
}

/* ids, positions, wte, wpe, ln_f.weight, ln_f.bias, and a wte of its own for
 * the head -> logits; tied: there is one wte. */
static Term ends_of(const BlockPart *x, int tied, Arena *a)
{
    Term embedding, head, f;
    int in[7], wire[4], out;
    term_begin(a, "embedding", &embedding);
    gpt_embedding(&x->shape, &embedding);
    term_begin(a, "head", &head);
    gpt_head(&x->shape, &head);
    term_begin(a, "f", &f);
    for (int i = 0; i < 4; i++)
        in[i] = term_input(&f, term_in(&embedding, i));
    for (int i = 1; i < 4; i++)
        in[3 + i] = i == 3 && tied ? in[2]
            : term_input(&f, term_in(&head, i));
    term_append(&f, &embedding, in, wire);
    for (int i = 1; i < 4; i++)
        wire[i] = in[3 + i];
    term_append(&f, &head, wire, &out);
    term_output(&f, out);
    return f;
}

void tied_reverse(const BlockPart *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    const Term f = ends_of(x, 1, &a);
    Term h;
    term_begin(&a, "h", &h);
    term_reverse(&f, &h);
    box_term(&h, y);
}

/* copy beside the identity, then R of the untied ends, then a sum */
void untied_reverse(const BlockPart *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    const Term f = ends_of(x, 0, &a);
    Term r, h;
    int in[8], out[7];
    term_begin(&a, "r", &r);
    term_reverse(&f, &r);
    term_begin(&a, "h", &h);
    for (int i = 0; i < 8; i++)
        in[i] = i == 6 ? in[2] : term_input(&h, term_in(&r, i));
    term_append(&h, &r, in, out);
    out[2] = APPLY(&h, ADD, out[6], out[2]);
    for (int i = 0; i < 6; i++)
        term_output(&h, out[i]);
    box_term(&h, y);
}

void f_done_once(const Pieces *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    Term f, g, fg, h;
    unbox_term(&x->f, &a, &f);
    unbox_term(&x->g, &a, &g);
    term_begin(&a, "f ; g", &fg);
    term_compose(&f, &g, &fg);
    term_begin(&a, "h", &h);
    term_reverse(&fg, &h);
    box_term(&h, y);
}

void f_done_twice(const Pieces *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    Term f, g, rf, rg, h;
    int in[ENDS_MOST], between[ENDS_MOST], out[ENDS_MOST];
    unbox_term(&x->f, &a, &f);
    unbox_term(&x->g, &a, &g);
    term_begin(&a, "R f", &rf);
    term_reverse(&f, &rf);
    term_begin(&a, "R g", &rg);
    term_reverse(&g, &rg);
    term_begin(&a, "h", &h);
    apply_all(&f, &h, in, between);
    for (int i = 0; i < g.output.count; i++)
        between[f.output.count + i] = term_input(&h, term_out(&g, i));
    term_append(&h, &rg, between, in + f.input.count);
    term_append(&h, &rf, in, out);
    for (int i = 0; i < rf.output.count; i++)
        term_output(&h, out[i]);
    box_term(&h, y);
}

void without_repetition(const TermBox *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    Term f, h;
    unbox_term(x, &a, &f);
    term_begin(&a, "h", &h);
    term_share(&f, &h);
    box_term(&h, y);
}

void TwoGradients_sample(Source *s, TwoGradients *x)
{
    for (int i = 0; i < 2; i++)
        x->f[i] = 2 * draw_real(s), x->g[i] = 2 * draw_real(s);
}

double TwoGradients_gap(const TwoGradients *a, const TwoGradients *b)
{
    double gap = 0;
    for (int i = 0; i < 2; i++)
        gap = fmax(gap, fmax(fabs((double)(a->f[i] - b->f[i])),
                             fabs((double)(a->g[i] - b->g[i]))));
    return gap;
}

void TwoGradients_print(FILE *out, const TwoGradients *x)
{
    fprintf(out, "(%g, %g) and (%g, %g)", (double)x->f[0], (double)x->f[1],
            (double)x->g[0], (double)x->g[1]);
}

static void clip(const TwoGradients *x, int together, TwoGradients *y)
{
    const real *const f[] = { x->f }, *const g[] = { x->g };
    const double of_f = gather_gradient(1, f, 2, 1, 0, y->f);
    const double of_g = gather_gradient(1, g, 2, 1, 0, y->g);
    const double all = of_f + of_g;
    for (int i = 0; i < 2; i++) {
        y->f[i] *= (real)clip_factor(together ? all : of_f, 1);
        y->g[i] *= (real)clip_factor(together ? all : of_g, 1);
    }
}

void clip_both(const TwoGradients *restrict x, TwoGradients *restrict y)
{
    clip(x, 1, y);
}

void clip_each(const TwoGradients *restrict x, TwoGradients *restrict y)
{
    clip(x, 0, y);
}
