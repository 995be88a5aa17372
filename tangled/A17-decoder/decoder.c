/* decoder.c - a GPT that reads a token at a time. */
#include "decoder.h"
#include <assert.h>
#include <stdint.h>
#include <string.h>

static int rounded_up(int n, int to)
{
    return (n + to - 1) / to * to;
}

static int stride_of(const GptConfig *c)
{
    return rounded_up(c->context, KEYS_TOGETHER * LANES_WIDEST);
}

static size_t keys_of(const GptConfig *c)       /* of a layer */
{
    return (size_t)c->width * (size_t)stride_of(c);
}

static size_t values_of(const GptConfig *c)
{
    return (size_t)c->width * (size_t)c->context;
}

size_t decoder_cache_numbers(const GptConfig *c)
{
    return (size_t)c->layers * (keys_of(c) + values_of(c));
}

/* The matrices of a layer, and how many numbers stand before each, behind
 * the last one's bias. */
typedef struct Matrix { int in, out, before; } Matrix;
static Matrix matrix_of(const GptConfig *c, int i)
{
    const int w = c->width;
    const Matrix all[] = { { w, 3 * w, 2 * w }, { w, w, 0 },
                           { w, 4 * w, 2 * w }, { 4 * w, w, 0 } };
    return all[i % 4];
}

static size_t weights_of(const GptConfig *c)    /* packed, of all layers */
{
    size_t n = 0;
    for (int i = 0; i < 4 * c->layers; i++) {
        const Matrix m = matrix_of(c, i);
        n += is_packed(m.in, m.out) ? (size_t)m.in * (size_t)m.out : 0;
    }
    return n;
}

enum { WIDTHS_OF_ROOM = 2 + 4 + 2 };    /* x, y; wide; h, term */

static size_t room_of(const GptConfig *c)
{
    const int wide = rounded_up(c->vocabulary, LANES_WIDEST);
    return TOGETHER * (size_t)(WIDTHS_OF_ROOM * c->width + wide)
        + (size_t)c->heads * ((size_t)stride_of(c) + 1);
}

/* The last ones are for arrays that begin at a line of the cache. */
size_t decoder_numbers(const GptConfig *c)
{
    const int wide = rounded_up(c->vocabulary, LANES_WIDEST);
    return decoder_cache_numbers(c) + (size_t)c->width * (size_t)wide
        + weights_of(c) + room_of(c) + LANES_WIDEST;
}

/* The table of embeddings turned over and packed; behind it are zeros. */
static void pack_head(Decoder *d)
{
    const int width = d->config.width, tokens = d->config.vocabulary;
    const int block = is_packed(width, d->wide) ? PACKED : d->wide;
    for (int v = 0; v < tokens; v++) {
        const int o = v / block * block;
        const int wide = d->wide - o < block ? d->wide - o : block;
        float *const to = d->head + (ptrdiff_t)o * width + v % block;
        for (int c = 0; c < width; c++)
            to[(ptrdiff_t)c * wide] = d->parameters[(ptrdiff_t)v * width + c];
    }
}

static void pack_layers(Decoder *d)
{
    const GptConfig *c = &d->config;
    const float *p = d->parameters
        + (ptrdiff_t)(c->vocabulary + c->context) * c->width;
    float *to = d->weights;
    for (int i = 0; i < 4 * c->layers; i++) {
        const Matrix m = matrix_of(c, i);
        const ptrdiff_t n = (ptrdiff_t)m.in * m.out;
        p += m.before;
        if (is_packed(m.in, m.out)) {
            pack_columns(m.in, m.out, p, to);
            to += n;
        }
        p += n + m.out;
    }
}

enum status decoder_begin(Decoder *d, const GptConfig *c,
                          const float *parameters, Arena *a)
{
    float *all = arena_take(a, decoder_numbers(c), sizeof *all);
    if (all == NULL)
        return TOO_LONG;
    memset(all, 0, sizeof *all * decoder_numbers(c));
    while ((uintptr_t)all % (LANES_WIDEST * sizeof *all) != 0)
        all++;
    *d = (Decoder){ .config = *c, .parameters = parameters, .keys = all,
        .set = decoder_set_for(c->width / c->heads), .stride = stride_of(c),
        .wide = rounded_up(c->vocabulary, LANES_WIDEST) };
    d->values = d->keys + (size_t)c->layers * keys_of(c);
    d->head = d->values + (size_t)c->layers * values_of(c);
    d->weights = d->head + (size_t)c->width * (size_t)d->wide;
    d->room = d->weights + weights_of(c);
    pack_head(d), pack_layers(d);
    return OK;
}

void decoder_rewind(Decoder *d, int length)
{
    assert(0 <= length && length <= d->length);
    d->length = length;
}

typedef struct Reading {
    Decoder *d;
    int n;                              /* tokens */
    const float *weights;               /* packed, of what comes next */
    float *x, *y, *wide, *h, *term, *logits, *weight;
} Reading;

static Reading reading(Decoder *d, int n)
{
    const int width = d->config.width;
    Reading r = { .d = d, .n = n, .weights = d->weights, .x = d->room };
    r.y = r.x + TOGETHER * width;
    r.wide = r.y + TOGETHER * width;
    r.h = r.wide + 4 * TOGETHER * width;
    r.term = r.h + TOGETHER * width;
    r.logits = r.term + TOGETHER * width;
    r.weight = r.logits + TOGETHER * d->wide;
    return r;
}

static void look_up(const Reading *r, const int token[])
{
    const int width = r->d->config.width;
    const float *wte = r->d->parameters;
    const float *wpe = wte + (ptrdiff_t)r->d->config.vocabulary * width
                     + (ptrdiff_t)r->d->length * width;
    memcpy(r->x, wpe, sizeof *wpe * (size_t)(r->n * width));
    for (int t = 0; t < r->n; t++)
        r->d->set->add(width, r->x + t * width,
                       wte + (ptrdiff_t)token[t] * width);
}

/* The matrix that is multiplied next, if p points to its parameters. */
static Ahead matrix_next(const Reading *r, int in, int out, const float *p)
{
    return (Ahead){ is_packed(in, out) ? r->weights : p, in * out };
}

/* h = normalised x; the parameters behind those of the norm */
static const float *normalised(const Reading *r, const float *p, Ahead next)
{
    const int width = r->d->config.width;
    for (int t = 0; t < r->n; t++)
        r->d->set->norm(width, r->x + t * width, p, p + width, next, r->term,
                        r->h + t * width);
    return p + 2 * width;
}

/* to = from W + b; the parameters behind those */
static const float *dense(Reading *r, int in, int out,
                          const float *from, const float *p, float *to)
{
    const float *const bias = p + (ptrdiff_t)in * out;
    const Ahead w = matrix_next(r, in, out, p);
    r->d->set->rows(r->n, in, out, from, w.at, bias, to);
    r->weights += w.at == r->weights ? (ptrdiff_t)in * out : 0;
    return bias + out;
}

static void add_back(const Reading *r)  /* x = x + y */
{
    r->d->set->add(r->n * r->d->config.width, r->x, r->y);
}

/* Keys and values of the tokens, behind those that are kept. */
static void append(const Reading *r, float *keys, float *values)
{
    const int width = r->d->config.width, at = r->d->length;
    for (int t = 0; t < r->n; t++) {
        const float *const k = r->wide + 3 * t * width + width;
        for (int c = 0; c < width; c++)
            keys[(ptrdiff_t)c * r->d->stride + at + t] = k[c];
        memcpy(values + (ptrdiff_t)(at + t) * width, k + width,
               sizeof *k * (size_t)width);
    }
}

static const float *attention_layer(Reading *r, int layer, const float *p)
{
    const Decoder *d = r->d;
    const int width = d->config.width;
    float *const keys = d->keys + (size_t)layer * keys_of(&d->config);
    float *const values = d->values + (size_t)layer * values_of(&d->config);
    p = normalised(r, p, matrix_next(r, width, 3 * width, p + 2 * width));
    p = dense(r, width, 3 * width, r->h, p, r->wide);
    append(r, keys, values);
    for (int t = 0; t < r->n; t++) {
        const Attending a = { width, d->config.heads, d->length + t + 1,
                              d->stride, keys, values, r->weight };
        d->set->attend(&a, r->wide + 3 * t * width,
                       matrix_next(r, width, width, p), r->h + t * width);
    }
    p = dense(r, width, width, r->h, p, r->y);
    add_back(r);
    return p;
}

static const float *mlp_layer(Reading *r, const float *p)
{
    const int width = r->d->config.width;
    p = normalised(r, p, matrix_next(r, width, 4 * width, p + 2 * width));
    p = dense(r, width, 4 * width, r->h, p, r->wide);
    r->d->set->gelu(4 * width * r->n, r->wide,
                    matrix_next(r, 4 * width, width, p));
    p = dense(r, 4 * width, width, r->wide, p, r->y);
    add_back(r);
    return p;
}

/* n tokens, 1 <= n <= TOGETHER; logits of the last wanted */
static void read_together(Decoder *d, int n, const int token[], int wanted,
                          float logits[])
{
    const GptConfig *c = &d->config;
    Reading r = reading(d, n);
    const float *p = d->parameters
        + (ptrdiff_t)(c->vocabulary + c->context) * c->width;
    look_up(&r, token);
    for (int layer = 0; layer < c->layers; layer++)
        p = mlp_layer(&r, attention_layer(&r, layer, p));
    d->length += n;
    if (wanted == 0)
        return;
    (void)normalised(&r, p, (Ahead){ d->head, c->width * d->wide });
    d->set->rows(wanted, c->width, d->wide, r.h + (n - wanted) * c->width,
                 d->head, NULL, r.logits);
    for (int t = 0; t < wanted; t++)
        memcpy(logits + (ptrdiff_t)t * c->vocabulary, r.logits + t * d->wide,
               sizeof *logits * (size_t)c->vocabulary);
}

enum status decoder_read(Decoder *d, int n, const int token[], int wanted,
                         float logits[])
{
    assert(n >= 0 && 0 <= wanted && wanted <= n);
    if (n > d->config.context - d->length)
        return TOO_LONG;
    for (int i = 0; i < n; i++)
        if (token[i] < 0 || token[i] >= d->config.vocabulary)
            return OUT_OF_RANGE;
    for (int i = 0; i < n; ) {
        const int now = n - i < TOGETHER ? n - i : TOGETHER;
        const int behind = n - i - now; /* to come after these */
        const int here = wanted <= behind ? 0
                       : wanted - behind < now ? wanted - behind : now;
        read_together(d, now, token + i, here, logits);
        if (here > 0)                   /* or there may be nowhere to go */
            logits += (ptrdiff_t)here * d->config.vocabulary;
        wanted -= here;
        i += now;
    }
    return OK;
}
