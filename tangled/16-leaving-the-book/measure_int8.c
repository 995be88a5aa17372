/* measure_int8.c - a layer in eight bits: its worst error, and the bound. */
#include "evaluate.h"
#include "gpt.h"
#include "int8_rows.h"
#include "source.h"
#include <math.h>
#include <stdio.h>

enum { MOST = 64 * 64, SAMPLES = 1000 };
static real w[MOST], back[MOST], step[64];
static int8_t code[MOST];
static double worst_share;
static int layers;

/* The error of output k of W x, or of W^T x, over its bound. */
static double share_of(int m, int n, int transposed, int k, const real x[],
                       double *error)
{
    double off = 0, bound = 0;
    for (int l = 0; l < (transposed ? m : n); l++) {
        const int i = transposed ? l : k, at = i * n + (transposed ? k : l);
        off += ((double)back[at] - (double)w[at]) * (double)x[l];
        bound += 0.5 * (double)step[i] * fabs((double)x[l]);
    }
    *error = fmax(*error, fabs(off));
    return fabs(off) / bound;
}

/* The worst of all outputs for SAMPLES random x; the share of W x or W^T x */
static double worst_of(int m, int n, int transposed, double *error)
{
    double share = 0;
    Source s;
    source_seed(&s, 8);
    for (int i = 0; i < SAMPLES; i++) {
        real x[64];
        for (int l = 0; l < (transposed ? m : n); l++)
            x[l] = draw_real(&s);
        for (int k = 0; k < (transposed ? n : m); k++)
            share = fmax(share, share_of(m, n, transposed, k, x, error));
    }
    return share;
}

static void measure_layer(const GptTensor *t, const real *weights)
{
    const int m = dims_rows(t->dims), n = dims_columns(t->dims);
    double error[2] = { 0, 0 }, share[2];
    for (int i = 0; i < m * n; i++)
        w[i] = weights[t->at + (size_t)i];
    quantise_rows(m, n, w, code, step);
    dequantise_rows(m, n, code, step, back);
    for (int k = 0; k < 2; k++) {
        share[k] = worst_of(m, n, k, &error[k]);
        worst_share = fmax(worst_share, share[k]);
    }
    printf("%-22s %7d %6d %8.5f %5.1f %8.5f %5.1f\n", t->name, 4 * m * n,
           m * n + 4 * m, error[0], 100 * share[0], error[1],
           100 * share[1]);
    layers++;
}

enum { LOGITS = 48 * 16, PLACE = 1 << 22 };
static unsigned char block[PLACE];

/* The logits of the model with these weights. */
static int logits_of(const GptConfig *c, real weight[], double y[LOGITS])
{
    const GptShape shape = { *c, 1, c->context };
    Arena a = arena_over(block, sizeof block);
    real ids[16], positions[16], *out;
    const real *in[32] = { ids, positions };
    Term t;
    term_begin(&a, "logits", &t);
    gpt_logits(&shape, &t);
    for (int i = 0; i < c->context; i++) {
        ids[i] = (real)(5 * i % c->vocabulary);
        positions[i] = (real)i;
    }
    for (int i = 0; i < gpt_tensors(c); i++)
        in[2 + i] = weight + gpt_tensor(c, i).at;
    if (t.status != OK || evaluate(&t, in, &a, &out, NULL) != OK)
        return 0;
    for (int i = 0; i < LOGITS; i++)
        y[i] = (double)out[i];
    return 1;
}

static void quantise_all(const GptConfig *c, real weight[])
{
    for (int i = 0; i < gpt_tensors(c); i++) {
        const GptTensor t = gpt_tensor(c, i);
        const int m = dims_rows(t.dims), n = dims_columns(t.dims);
        if (!t.decayed)
            continue;
        quantise_rows(m, n, weight + t.at, code, step);
        dequantise_rows(m, n, code, step, weight + t.at);
    }
}

static void compare_logits(const double x[], const double y[])
{
    double off = 0, most = 0;
    int kept = 0;
    for (int j = 0; j < 16; j++) {
        int a = 0, b = 0;
        for (int i = 0; i < 48; i++) {
            a = x[i * 16 + j] > x[a * 16 + j] ? i : a;
            b = y[i * 16 + j] > y[b * 16 + j] ? i : b;
        }
        kept += a == b;
    }
    for (int i = 0; i < LOGITS; i++) {
        off = fmax(off, fabs(x[i] - y[i]));
        most = fmax(most, fabs(x[i]));
    }
    printf("\nlogits up to %.2f move by up to %.3f; %d of 16 largest ones "
           "are the same\n", most, off, kept);
}

int main(void)
{
    const GptConfig c = { 1, 2, 16, 16, 48 };
    static real weight[1 << 13];
    static double x[LOGITS], y[LOGITS];
    gpt_initialise(&c, 16, weight);
    for (size_t i = 0; i < gpt_numbers(&c); i++)
        weight[i] *= 8;                 /* as in sample_models.c */
    puts("layer                   floats  bytes      W x     %    W^T x     %");
    for (int i = 0; i < gpt_tensors(&c); i++) {
        const GptTensor t = gpt_tensor(&c, i);
        if (t.decayed && i >= 2)
            measure_layer(&t, weight);
    }
    if (!logits_of(&c, weight, x))
        return 1;
    quantise_all(&c, weight);
    if (!logits_of(&c, weight, y))
        return 1;
    compare_logits(x, y);
    printf("== int8\nint8-share = %.1f\nint8-samples = %d\n",
           100 * worst_share, layers * SAMPLES);
    return !(layers > 0 && worst_share <= 1);
}
