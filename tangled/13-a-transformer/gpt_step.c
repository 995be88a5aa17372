/* gpt_step.c - the gradient of a GPT as a term, in brackets; Griewank 2000. */
#include "gpt_step.h"
#include "term_lens.h"

enum { BEFORE = 2, EACH = 12 };

typedef struct Walk {
    const GptShape *s;
    Term *t;
    int segments, after;        /* after: the number of ln_f.weight */
    int targets, loss;          /* wires of t */
    int *parameter, *gradient;  /* [tensors] wires of t */
} Walk;

/* The blocks of segment i are first_block (i) .. first_block (i + 1) - 1. */
static int first_block(const Walk *w, int i)
{
    return (int)((long)i * w->s->config.layers / w->segments);
}

static int is_last(const Walk *w, int i) { return i == w->segments - 1; }

/* Segment i: x, its parameters -> x; the last one: x, its parameters,
 * targets, ln_f.*, wte -> the mean loss. */
static void make_segment(const Walk *w, int i, Term *t)
{
    GptShape part = *w->s;
    Term blocks, ending;
    part.config.layers = first_block(w, i + 1) - first_block(w, i);
    term_begin(w->t->arena, "segment", t);
    if (!is_last(w, i)) {
        gpt_blocks(&part, t);
        return;
    }
    term_begin(w->t->arena, "blocks", &blocks);
    term_begin(w->t->arena, "ending", &ending);
    gpt_blocks(&part, &blocks);
    gpt_ending(&part, &ending);
    after_term(&blocks, &ending, t);
    if (t->status == OK)
        t->output.count = 1;            /* not the logits */
}

/* The wires that segment i reads, and room for one more; n parameters. */
static int *wires_of(const Walk *w, int i, int x, int *n)
{
    const int from = BEFORE + EACH * first_block(w, i);
    int *in = term_room(w->t, w->after + 8);
    *n = EACH * (first_block(w, i + 1) - first_block(w, i));
    if (in == NULL)
        return NULL;
    in[0] = x;
    for (int k = 0; k < *n; k++)
        in[1 + k] = w->parameter[from + k];
    in[*n + 1] = w->targets;
    in[*n + 2] = w->parameter[w->after];
    in[*n + 3] = w->parameter[w->after + 1];
    in[*n + 4] = w->parameter[0];
    return in;
}

static int forward(const Walk *w, int i, int x)
{
    int n, y = NONE, *in = wires_of(w, i, x, &n);
    Term segment;
    make_segment(w, i, &segment);
    if (in != NULL)
        term_append(w->t, &segment, in, &y);
    return y;
}

/* Forward once more and back through one segment; dy NONE: from the loss. */
static int back(Walk *w, int i, int x, int dy)
{
    int n, *in = wires_of(w, i, x, &n), *out = term_room(w->t, w->after + 8);
    const int first = is_last(w, i);    /* an output before the gradients */
    Term segment, reverse;
    make_segment(w, i, &segment);
    term_begin(w->t->arena, "way back", &reverse);
    (first ? term_gradient : term_reverse)(&segment, &reverse);
    if (in == NULL || out == NULL)
        return NONE;
    in[first ? n + 5 : n + 1] = first ? term_apply(w->t, CONSTANT,
        &(Attributes){ .value = 1 }, 0, NULL) : dy;
    term_append(w->t, &reverse, in, out);
    for (int k = 0; k < n; k++)
        w->gradient[BEFORE + EACH * first_block(w, i) + k]
            = out[first + 1 + k];
    if (first) {
        w->loss = out[0];
        w->gradient[w->after] = out[n + 3];
        w->gradient[w->after + 1] = out[n + 4];
        w->gradient[0] = out[n + 5];
    }
    return out[first];
}

/* Chapter 8's brackets: from x and what comes back to what goes back. */
static int bracketed(Walk *w, int from, int n, const int split[], int x,
                     int dy)
{
    int y = x;
    if (n == 1)
        return back(w, from, x, dy);
    const int k = split[0];
    for (int i = from; i < from + k; i++)
        y = forward(w, i, y);
    const int between = bracketed(w, from + k, n - k, split + k, y, dy);
    return bracketed(w, from, k, split + 1, x, between);
}

/* All of it, from the ids in to the gradients. */
static void walk(Walk *w, const int in[], const Bracketing *b)
{
    Term *t = w->t, e, reverse;
    int d[4], x;
    term_begin(t->arena, "embedding", &e);
    gpt_embedding(w->s, &e);
    term_begin(t->arena, "way back", &reverse);
    term_reverse(&e, &reverse);
    const int *p = w->parameter;
    term_append(t, &e, (int[]){ in[0], in[1], p[0], p[1] }, &x);
    const int dx = bracketed(w, 0, w->segments, b->split, x, NONE);
    term_append(t, &reverse, (int[]){ in[0], in[1], p[0], p[1], dx }, d);
    if (t->status != OK)
        return;
    w->gradient[0] = APPLY(t, ADD, w->gradient[0], d[2]);
    w->gradient[1] = d[3];
}

static void refuse_step(const GptShape *s, const Bracketing *b, Term *t)
{
    Sentence why;
    if (gpt_shape_fits(s, &why) != OK)
        term_refuse(t, OUT_OF_RANGE, "%s", why.text);
    else if (bracketing_check(b) != OK || b->layers > s->config.layers)
        term_refuse(t, OUT_OF_RANGE, "%d segments of %d layers: expected "
            "brackets around 1 to %d", b->layers, s->config.layers,
            s->config.layers);
}

void gpt_step(const GptShape *s, const Bracketing *b, Term *t)
{
    refuse_step(s, b, t);
    if (t->status != OK)
        return;
    const int n = gpt_tensors(&s->config), columns = s->sequences * s->length;
    Walk w = { s, t, b->layers, n - 2, NONE, NONE, term_room(t, n),
               term_room(t, n) };
    int in[3];
    for (int i = 0; i < 3 && t->status == OK; i++)
        in[i] = term_input(t, DIMS(columns));
    for (int i = 0; i < n && t->status == OK; i++)
        w.parameter[i] = term_input(t, gpt_tensor(&s->config, i).dims);
    w.targets = t->status == OK ? in[2] : NONE;
    if (t->status == OK)
        walk(&w, in, b);
    if (t->status == OK)
        term_output(t, w.loss);
    for (int i = 0; i < n && t->status == OK; i++)
        term_output(t, w.gradient[i]);
}

double gpt_step_flops(const GptShape *s)
{
    const GptConfig *c = &s->config;
    const double columns = (double)s->sequences * s->length, width = c->width;
    const double pairs = (double)s->sequences * s->length * (s->length + 1)
        / 2;
    return 3 * (2 * columns * width * (12 * c->layers * width
        + c->vocabulary) + 4 * c->layers * width * pairs);
}
