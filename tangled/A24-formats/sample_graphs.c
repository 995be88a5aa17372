/* sample_graphs.c - random terms as graphs. */
#include "sample_graphs.h"
#include <stdio.h>
#include <string.h>

enum { ENDS_OF_GRAPH = 2 * RANDOM_WIRES, GRAPH_DESK = 1 << 20 };

double GraphFile_gap(const GraphFile *a, const GraphFile *b)
{
    return a->length == b->length && memcmp(a->at, b->at, a->length) == 0
        ? 0 : 1;
}

void GraphFile_print(FILE *out, const GraphFile *x)
{
    fprintf(out, "%zu bytes", x->length);
}

/* "x" or "y" and a number, in the arena */
static const char *end_name(Arena *a, char letter, int i)
{
    char *name = arena_take(a, 16, 1);
    if (name != NULL)
        snprintf(name, 16, "%c%d", letter, i);
    return name;
}

void graph_inputs(const Term *t, OnnxGraph *g, int in[])
{
    for (int i = 0; i < t->input.count; i++)
        in[i] = onnx_input(g, end_name(g->arena, 'x', i), ONNX_FLOAT,
                           term_in(t, i));
}

void graph_outputs(OnnxGraph *g, int n, const int out[])
{
    for (int i = 0; i < n; i++)
        onnx_output(g, end_name(g->arena, 'y', i), out[i]);
}

enum status export_term(const Unit *restrict p, const TermBox *restrict x,
                        GraphFile *restrict y)
{
    max_align_t block[GRAPH_DESK / sizeof (max_align_t)];
    Arena a = arena_over(block, GRAPH_DESK);
    int in[ENDS_OF_GRAPH], out[ENDS_OF_GRAPH];
    OnnxGraph g;
    Sentence why;
    Term t;
    (void)p;
    unbox_term(x, &a, &t);
    onnx_begin(&a, "term", &g);
    graph_inputs(&t, &g, in);
    onnx_apply(&t, &g, in, out);
    graph_outputs(&g, t.output.count, out);
    return onnx_encode(&g, GRAPH_FILE, y->at, &y->length, &why);
}

enum status export_pieces(const Unit *restrict p, const Pieces *restrict x,
                          GraphFile *restrict y)
{
    max_align_t block[GRAPH_DESK / sizeof (max_align_t)];
    Arena a = arena_over(block, GRAPH_DESK);
    int in[ENDS_OF_GRAPH], between[ENDS_OF_GRAPH], out[ENDS_OF_GRAPH];
    OnnxGraph g;
    Sentence why;
    Term first, second;
    (void)p;
    unbox_term(&x->f, &a, &first);
    unbox_term(&x->g, &a, &second);
    onnx_begin(&a, "term", &g);
    graph_inputs(&first, &g, in);
    onnx_apply(&first, &g, in, between);
    onnx_apply(&second, &g, between, out);
    graph_outputs(&g, second.output.count, out);
    return onnx_encode(&g, GRAPH_FILE, y->at, &y->length, &why);
}
