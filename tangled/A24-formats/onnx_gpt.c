/* onnx_gpt.c - a GPT with its parameters, as a graph. */
#include "onnx.h"
#include <string.h>

static int positions_of(OnnxGraph *g, const GptShape *s)
{
    const int n = s->sequences * s->length;
    float *at = arena_take(g->arena, (size_t)n, sizeof *at);
    for (int i = 0; at != NULL && i < n; i++)
        at[i] = (float)(i % s->length);
    return onnx_constant(g, "positions", ONNX_FLOAT, DIMS(n), at);
}

static int parameter_of(OnnxGraph *g, const GptTensor *w, float weight[])
{
    char *name = arena_take(g->arena, sizeof w->name, 1);
    if (name != NULL)
        memcpy(name, w->name, sizeof w->name);
    return onnx_constant(g, name, ONNX_FLOAT, w->dims, weight + w->at);
}

static int shape_of(OnnxGraph *g, int n, const int size[])
{
    int64_t *at = arena_take(g->arena, (size_t)n, sizeof *at);
    for (int i = 0; at != NULL && i < n; i++)
        at[i] = size[i];
    return onnx_constant(g, NULL, ONNX_INT64, DIMS(n), at);
}

/* [sequences][length] integers -> [columns] floats */
static int ids_of(OnnxGraph *g, const GptShape *s)
{
    const int n = s->sequences * s->length;
    const Dims d = DIMS(s->sequences, s->length);
    const int ids = onnx_input(g, "input_ids", ONNX_INT64, d);
    const int real_ids = onnx_node(g, "Cast", ONNX_FLOAT, d, 1, &ids);
    onnx_integer(g, "to", ONNX_FLOAT);
    return onnx_node(g, "Reshape", ONNX_FLOAT, DIMS(n), 2,
                     (int[]){ real_ids, shape_of(g, 1, &n) });
}

/* [vocabulary][columns] -> [sequences][length][vocabulary] */
static void put_logits(OnnxGraph *g, const GptShape *s, int y)
{
    const int n = s->sequences * s->length, v = s->config.vocabulary;
    const int size[] = { s->sequences, s->length, v };
    const int rows = onnx_node(g, "Transpose", ONNX_FLOAT, DIMS(n, v), 1, &y);
    onnx_integers(g, "perm", 2, (int[]){ 1, 0 });
    onnx_output(g, "logits", onnx_node(g, "Reshape", ONNX_FLOAT,
        dims_of(3, size), 2, (int[]){ rows, shape_of(g, 3, size) }));
}

enum status onnx_gpt(const GptShape *s, float weight[], OnnxGraph *g,
                     Sentence *why)
{
    Term t;
    int out = NONE;
    term_begin(g->arena, "gpt", &t);
    gpt_logits(s, &t);
    int *in = arena_take(g->arena, (size_t)t.input.count + 1, sizeof *in);
    if (t.status != OK || in == NULL)
        return refuse_with(why, t.status != OK ? t.status : TOO_LONG,
            "%.150s", t.status != OK ? t.why.text : "no room for a graph");
    in[0] = ids_of(g, s);
    in[1] = positions_of(g, s);
    for (int i = 0; i < gpt_tensors(&s->config); i++) {
        const GptTensor w = gpt_tensor(&s->config, i);
        in[2 + i] = parameter_of(g, &w, weight);
    }
    onnx_apply(&t, g, in, &out);
    put_logits(g, s, out);
    return g->arena->exhausted ? refuse_with(why, TOO_LONG, "expected room "
        "for a graph, but the arena of %zu bytes is exhausted",
        g->arena->size) : OK;
}
