/* onnx.c - a graph of ONNX's operators. */
#include "onnx.h"
#include <string.h>

void onnx_begin(Arena *a, const char *name, OnnxGraph *g)
{
    *g = (OnnxGraph){ .name = name, .arena = a };
}

static int new_value(OnnxGraph *g, OnnxValue v)
{
    OnnxValue *at = arena_grow(g->arena, g->value.at, g->value.count,
                               &g->value.room, sizeof *at);
    if (at == NULL)
        return NONE;
    g->value.at = at;
    at[g->value.count] = v;
    return g->value.count++;
}

int onnx_input(OnnxGraph *g, const char *name, enum onnx_type t, Dims d)
{
    return new_value(g, (OnnxValue){ name, ONNX_INPUT, t, d, NULL });
}

int onnx_constant(OnnxGraph *g, const char *name, enum onnx_type t, Dims d,
                  const void *data)
{
    return new_value(g, (OnnxValue){ name, ONNX_CONSTANT, t, d, data });
}

int onnx_node(OnnxGraph *g, const char *op, enum onnx_type t, Dims d, int n,
              const int in[])
{
    const int y = new_value(g, (OnnxValue){ NULL, ONNX_INSIDE, t, d, NULL });
    OnnxNode *at = arena_grow(g->arena, g->node.at, g->node.count,
                              &g->node.room, sizeof *at);
    if (at == NULL || y == NONE)
        return NONE;
    g->node.at = at;
    at[g->node.count] = (OnnxNode){ .op = op, .inputs = n, .outputs = 1,
                                    .out = y };
    for (int i = 0; i < n; i++)
        at[g->node.count].in[i] = in[i];
    g->node.count++;
    return y;
}

int onnx_second_output(OnnxGraph *g, Dims d)
{
    const int y = new_value(g, (OnnxValue){ NULL, ONNX_INSIDE, ONNX_FLOAT, d,
                                            NULL });
    if (!g->arena->exhausted)
        g->node.at[g->node.count - 1].outputs = 2;
    return y;
}

void onnx_output(OnnxGraph *g, const char *name, int value)
{
    if (g->arena->exhausted)
        return;
    const OnnxValue v = g->value.at[value];
    const int y = onnx_node(g, "Identity", v.type, v.dims, 1, &value);
    if (y == NONE)
        return;
    g->value.at[y].role = ONNX_OUTPUT;
    g->value.at[y].name = name;
}

static void attribute(OnnxGraph *g, const char *name, int count, int n,
                      const int at[])
{
    if (g->arena->exhausted)
        return;
    OnnxNode *o = &g->node.at[g->node.count - 1];
    struct OnnxAttribute *a = &o->with[o->attributes++];
    a->name = name;
    a->count = count;
    for (int i = 0; i < n; i++)
        a->at[i] = at[i];
}

void onnx_integer(OnnxGraph *g, const char *name, int i)
{
    attribute(g, name, -1, 1, &i);
}

void onnx_integers(OnnxGraph *g, const char *name, int n, const int at[])
{
    attribute(g, name, n, n, at);
}
