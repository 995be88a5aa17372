/* one_node.h - the smallest graph that does something. */
#ifndef ONE_NODE_H
#define ONE_NODE_H

#include "onnx.h"

/* y0 = Relu (x0), for two numbers */
static inline void one_node(Arena *a, const char *name, OnnxGraph *g)
{
    onnx_begin(a, name, g);
    const int x = onnx_input(g, "x0", ONNX_FLOAT, DIMS(2));
    const int y = onnx_node(g, "Relu", ONNX_FLOAT, DIMS(2), 1, &x);
    if (g->arena->exhausted)
        return;
    g->value.at[y].role = ONNX_OUTPUT;
    g->value.at[y].name = "y0";
}

#endif
