/* sample_graphs.h - random terms as graphs. */
#ifndef SAMPLE_GRAPHS_H
#define SAMPLE_GRAPHS_H

#include "onnx.h"
#include "sample_terms.h"

enum { GRAPH_FILE = 1 << 16 };
typedef struct GraphFile { size_t length; unsigned char at[GRAPH_FILE]; }
    GraphFile;
COMPARED(GraphFile);
PARTIAL(export_term, Unit, TermBox, GraphFile);
PARTIAL(export_pieces, Unit, Pieces, GraphFile);

/* ends of a graph for a term: x0, x1, ...; y0, y1, ... */
void graph_inputs(const Term *t, OnnxGraph *g, int in[]);
void graph_outputs(OnnxGraph *g, int n, const int out[]);

#endif
