/* gpt.c - a GPT as one term, with GPT-2's names; Radford and others 2019. */
#include "gpt.h"
#include "source.h"
#include <math.h>
#include <stdio.h>

void gpt_config_refusal(const GptConfig *restrict x, Sentence *restrict y)
{
    const struct { const char *name; int came, most; } sizes[] = {
        { "layers", x->layers, GPT_LAYERS_MOST },
        { "heads", x->heads, GPT_WIDTH_MOST },
        { "width", x->width, GPT_WIDTH_MOST },
        { "context", x->context, GPT_MOST },
        { "vocabulary", x->vocabulary, GPT_MOST } };
    y->text[0] = '\0';
    for (int i = 0; i < 5 && y->text[0] == '\0'; i++)
        if (sizes[i].came < 1 || sizes[i].came > sizes[i].most)
            snprintf(y->text, sizeof y->text, "%s %d: expected an integer "
                "from 1 to %d", sizes[i].name, sizes[i].came, sizes[i].most);
    if (y->text[0] == '\0' && x->width % x->heads != 0)
        snprintf(y->text, sizeof y->text, "%d heads of a width of %d: "
            "expected heads that divide the width", x->heads, x->width);
}

enum status gpt_config(const Unit *restrict p, const GptConfig *restrict x,
                       GptConfig *restrict y)
{
    Sentence why;
    (void)p;
    gpt_config_refusal(x, &why);
    *y = *x;
    return why.text[0] == '\0' ? OK : OUT_OF_RANGE;
}

enum status gpt_shape_fits(const GptShape *s, Sentence *why)
{
    const int c = s->config.context;
    gpt_config_refusal(&s->config, why);
    if (why->text[0] != '\0')
        return OUT_OF_RANGE;
    if (s->length < 1 || s->length > c)
        snprintf(why->text, sizeof why->text, "length %d: expected from 1 to "
            "%d, the context", s->length, c);
    else if (s->sequences < 1 || s->sequences > GPT_COLUMNS / s->length)
        snprintf(why->text, sizeof why->text, "%d sequences of length %d: "
            "expected at least one, and at most %d tokens", s->sequences,
            s->length, GPT_COLUMNS);
    return why->text[0] == '\0' ? OK : OUT_OF_RANGE;
}

enum { BEFORE = 2, EACH = 12, AFTER = 2 };
static const struct BlockTensor {
    const char *name;
    int rows, columns;                  /* times the width; columns 0: none */
    double start;
    enum { FIXED, SCATTERED, PROJECTED } how;
} in_block[] = {
    { "ln_1.weight", 1, 0, 1, FIXED }, { "ln_1.bias", 1, 0, 0, FIXED },
    { "attn.c_attn.weight", 1, 3, 0, SCATTERED },
    { "attn.c_attn.bias", 3, 0, 0, FIXED },
    { "attn.c_proj.weight", 1, 1, 0, PROJECTED },
    { "attn.c_proj.bias", 1, 0, 0, FIXED },
    { "ln_2.weight", 1, 0, 1, FIXED }, { "ln_2.bias", 1, 0, 0, FIXED },
    { "mlp.c_fc.weight", 1, 4, 0, SCATTERED },
    { "mlp.c_fc.bias", 4, 0, 0, FIXED },
    { "mlp.c_proj.weight", 4, 1, 0, PROJECTED },
    { "mlp.c_proj.bias", 1, 0, 0, FIXED },
};
_Static_assert(sizeof in_block / sizeof *in_block == EACH, "of a block");

int gpt_tensors(const GptConfig *c)
{
    return BEFORE + EACH * c->layers + AFTER;
}

static size_t numbers_of_block(int width)
{
    size_t sum = 0;
    for (int i = 0; i < EACH; i++)
        sum += (size_t)(in_block[i].rows * width)
            * (size_t)(in_block[i].columns > 0 ? in_block[i].columns * width
                                               : 1);
    return sum;
}

size_t gpt_numbers(const GptConfig *c)
{
    const size_t width = (size_t)c->width, layers = (size_t)c->layers;
    return (size_t)(c->vocabulary + c->context) * width
        + layers * numbers_of_block(c->width) + 2 * width;
}

/* Tensor k of block b, at its place among all. */
static GptTensor block_tensor(const GptConfig *c, int b, int k)
{
    const struct BlockTensor *r = &in_block[k];
    GptTensor t = { .start = r->start, .decayed = r->columns > 0 };
    GptConfig before = *c;
    before.layers = b;
    t.at = gpt_numbers(&before) - 2 * (size_t)c->width;
    for (int i = 0; i < k; i++)
        t.at += (size_t)(in_block[i].rows * c->width)
            * (size_t)(in_block[i].columns > 0
                       ? in_block[i].columns * c->width : 1);
    t.dims = r->columns > 0
        ? DIMS(r->rows * c->width, r->columns * c->width)
        : DIMS(r->rows * c->width);
    t.deviation = r->how == FIXED ? 0 : r->how == SCATTERED ? 0.02
        : 0.02 / sqrt(2.0 * c->layers);
    snprintf(t.name, sizeof t.name, "h.%d.%s", b, r->name);
    return t;
}

GptTensor gpt_tensor(const GptConfig *c, int i)
{
    const size_t width = (size_t)c->width;
    const int after = BEFORE + EACH * c->layers;
    if (i == 0)
        return (GptTensor){ "wte.weight", DIMS(c->vocabulary, c->width), 0,
                            1, 0, 0.02 };
    if (i == 1)
        return (GptTensor){ "wpe.weight", DIMS(c->context, c->width),
                            (size_t)c->vocabulary * width, 1, 0, 0.02 };
    if (i == after)
        return (GptTensor){ "ln_f.weight", DIMS(c->width),
                            gpt_numbers(c) - 2 * width, 0, 1, 0 };
    if (i == after + 1)
        return (GptTensor){ "ln_f.bias", DIMS(c->width),
                            gpt_numbers(c) - width, 0, 0, 0 };
    return block_tensor(c, (i - BEFORE) / EACH, (i - BEFORE) % EACH);
}

/* Mean 0, deviation 1: half a sum of twelve reals from (-1, 1). */
static double scattered(Source *s)
{
    double sum = 0;
    for (int i = 0; i < 12; i++)
        sum += (double)draw_real(s);
    return sum / 2;
}

void gpt_initialise(const GptConfig *c, uint64_t seed, real parameters[])
{
    Source s;
    source_seed(&s, seed);
    for (int i = 0; i < gpt_tensors(c); i++) {
        const GptTensor t = gpt_tensor(c, i);
        for (int k = 0; k < dims_count(t.dims); k++)
            parameters[t.at + (size_t)k] = (real)(t.start
                + (t.deviation > 0 ? t.deviation * scattered(&s) : 0));
    }
}

/* The inputs of f as inputs of t; where its outputs go, or NULL. */
static int *applied(const Term *f, int first, Term *t)
{
    int *in = term_room(t, f->input.count + f->output.count);
    if (in == NULL)
        return NULL;
    in[0] = first;
    for (int i = first == NONE ? 0 : 1; i < f->input.count; i++)
        in[i] = term_input(t, term_in(f, i));
    term_append(t, f, in, in + f->input.count);
    return t->status == OK ? in : NULL;
}

void after_term(const Term *f, const Term *g, Term *t)
{
    const int *in = applied(f, NONE, t);
    if (in == NULL)
        return;
    const int *also = applied(g, in[f->input.count], t);
    for (int i = 0; also != NULL && i < g->output.count; i++)
        term_output(t, also[g->input.count + i]);
}

void residual_term(const Term *f, Term *t)
{
    const int *in = applied(f, NONE, t);
    const int sum = in == NULL ? NONE
        : APPLY(t, ADD, in[0], in[f->input.count]);
    if (sum != NONE)
        term_output(t, sum);
}

static int columns_of(const GptShape *s) { return s->sequences * s->length; }

/* normalise, then gain and bias of each feature */
static int norm(const GptShape *s, int x, Term *t)
{
    const int g = term_input(t, DIMS(s->config.width));
    const int b = term_input(t, DIMS(s->config.width));
    return APPLY(t, BIAS, b, APPLY(t, GAIN, g, APPLY(t, NORMALISE, x)));
}

/* GPT-2 has W as [in][out] and a token as a row, x W + b; here a token is a
 * column, so W is transposed by the product. */
static int dense_in(int in, int out, int x, Term *t)
{
    const int w = term_input(t, DIMS(in, out));
    const int b = term_input(t, DIMS(out));
    return APPLY(t, BIAS, b, APPLY(t, MATMUL_TN, w, x));
}

/* q, k, v are three wires, one after the other in out */
static void heads(const GptShape *s, int x, int out[3], Term *t)
{
    const int width = s->config.width;
    const Attributes at = { .dims = DIMS(width) };
    const int all = dense_in(width, 3 * width, norm(s, x, t), t);
    out[0] = APPLY_WITH(t, SPLIT, &at, all);
    out[1] = out[0] == NONE ? NONE
        : APPLY_WITH(t, SPLIT, &at, out[0] + 1);
    out[2] = out[1] == NONE ? NONE : out[1] + 1;
}

void gpt_heads(const GptShape *s, Term *t)
{
    int out[3];
    heads(s, term_input(t, DIMS(s->config.width, columns_of(s))), out, t);
    for (int i = 0; i < 3 && t->status == OK; i++)
        term_output(t, out[i]);
}

void gpt_attention(const GptShape *s, Term *t)
{
    const GptConfig *c = &s->config;
    const int x = term_input(t, DIMS(c->width, columns_of(s)));
    const Attributes causal = { .value = 1,
        .dims = DIMS(c->heads, s->length, s->length) };
    int in[3];
    heads(s, x, in, t);
    const int y = term_apply(t, ATTEND, &causal, 3, in);
    const int out = dense_in(c->width, c->width, y, t);
    if (t->status == OK)
        term_output(t, out);
}

void gpt_mlp(const GptShape *s, Term *t)
{
    const int width = s->config.width;
    const int x = term_input(t, DIMS(width, columns_of(s)));
    const int h = dense_in(width, 4 * width, norm(s, x, t), t);
    const int out = dense_in(4 * width, width, APPLY(t, GELU, h), t);
    if (t->status == OK)
        term_output(t, out);
}

/* A part as a term of its own, in the arena of t. */
static Term part(GptPart *build, const char *name, const GptShape *s,
                 Term *t)
{
    Term p;
    term_begin(t->arena, name, &p);
    build(s, &p);
    return p;
}

void gpt_block(const GptShape *s, Term *t)
{
    const Term attention = part(gpt_attention, "attention", s, t);
    const Term mlp = part(gpt_mlp, "mlp", s, t);
    Term first, second;
    term_begin(t->arena, "residual attention", &first);
    term_begin(t->arena, "residual mlp", &second);
    residual_term(&attention, &first);
    residual_term(&mlp, &second);
    after_term(&first, &second, t);
}

void gpt_embedding(const GptShape *s, Term *t)
{
    const GptConfig *c = &s->config;
    const int ids = term_input(t, DIMS(columns_of(s)));
    const int positions = term_input(t, DIMS(columns_of(s)));
    const int wte = term_input(t, DIMS(c->vocabulary, c->width));
    const int wpe = term_input(t, DIMS(c->context, c->width));
    const int x = APPLY(t, ADD, APPLY(t, GATHER, ids, wte),
                        APPLY(t, GATHER, positions, wpe));
    if (t->status == OK)
        term_output(t, x);
}

void gpt_head(const GptShape *s, Term *t)
{
    const GptConfig *c = &s->config;
    const int x = term_input(t, DIMS(c->width, columns_of(s)));
    const int y = norm(s, x, t);
    const int wte = term_input(t, DIMS(c->vocabulary, c->width));
    const int logits = APPLY(t, MATMUL, wte, y);
    if (t->status == OK)
        term_output(t, logits);
}

void gpt_ending(const GptShape *s, Term *t)
{
    const Term head = part(gpt_head, "head", s, t);
    const int x = term_input(t, DIMS(s->config.width, columns_of(s)));
    const int targets = term_input(t, DIMS(columns_of(s)));
    const int *in = applied(&head, x, t);
    const int logits = in == NULL ? NONE : in[head.input.count];
    const Attributes mean = { .value = 1.0 / columns_of(s) };
    const int loss = APPLY_WITH(t, SCALE, &mean, APPLY(t, SUM,
        APPLY(t, CROSS_ENTROPY, targets, logits)));
    if (t->status == OK) {
        term_output(t, loss);
        term_output(t, logits);
    }
}

void gpt_blocks(const GptShape *s, Term *t)
{
    const Term block = part(gpt_block, "block", s, t);
    int x = term_input(t, DIMS(s->config.width, columns_of(s)));
    for (int b = 0; b < s->config.layers && t->status == OK; b++) {
        const int *in = applied(&block, x, t);
        x = in == NULL ? NONE : in[block.input.count];
    }
    if (t->status == OK)
        term_output(t, x);
}

/* The inputs of the model: n rows of whole numbers, then the parameters. */
static int *begin_model(const GptShape *s, int n, Term *t)
{
    Sentence why;
    if (gpt_shape_fits(s, &why) != OK)
        term_refuse(t, OUT_OF_RANGE, "%s", why.text);
    int *in = t->status != OK ? NULL
        : term_room(t, n + gpt_tensors(&s->config));
    for (int i = 0; in != NULL && i < n; i++)
        in[i] = term_input(t, DIMS(columns_of(s)));
    for (int i = 0; in != NULL && i < gpt_tensors(&s->config); i++)
        in[n + i] = term_input(t, gpt_tensor(&s->config, i).dims);
    return in;
}

/* From ids, positions and parameters p to what the last block says. */
static int said(const GptShape *s, const int in[], const int p[], Term *t)
{
    const Term embedding = part(gpt_embedding, "embedding", s, t);
    const Term blocks = part(gpt_blocks, "blocks", s, t);
    int *wire = term_room(t, blocks.input.count), x;
    term_append(t, &embedding, (int[]){ in[0], in[1], p[0], p[1] }, &x);
    if (t->status != OK)
        return NONE;
    wire[0] = x;
    for (int i = 1; i < blocks.input.count; i++)
        wire[i] = p[BEFORE + i - 1];
    term_append(t, &blocks, wire, &x);
    return x;
}

void gpt_logits(const GptShape *s, Term *t)
{
    const int *in = begin_model(s, 2, t), *p = in == NULL ? NULL : in + 2;
    int x = in == NULL ? NONE : said(s, in, p, t);
    const Term head = part(gpt_head, "head", s, t);
    if (t->status == OK) {
        const int after = BEFORE + EACH * s->config.layers;
        term_append(t, &head, (int[]){ x, p[after], p[after + 1], p[0] }, &x);
        term_output(t, x);
    }
}

void gpt_loss(const GptShape *s, Term *t)
{
    const int *in = begin_model(s, 3, t), *p = in == NULL ? NULL : in + 3;
    const int x = in == NULL ? NONE : said(s, in, p, t);
    const Term ending = part(gpt_ending, "ending", s, t);
    int out[2];
    if (t->status == OK) {
        const int after = BEFORE + EACH * s->config.layers;
        term_append(t, &ending, (int[]){ x, in[2], p[after], p[after + 1],
                                         p[0] }, out);
        term_output(t, out[0]);
        term_output(t, out[1]);
    }
}
