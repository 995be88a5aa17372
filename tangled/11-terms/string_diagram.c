/* string_diagram.c - a term as a picture for Graphviz. */
#include "string_diagram.h"
#include <string.h>

static int uses_of(const Term *t, int wire)
{
    int uses = 0;
    for (int i = 0; i < t->port.count; i++)
        uses += t->port.at[i] == wire;
    for (int i = 0; i < t->output.count; i++)
        uses += t->output.at[i] == wire;
    return uses;
}

/* A node where the wire forks or ends; then it begins there. */
static void draw_fork(FILE *file, const Term *t, int wire, const char *from)
{
    const int uses = uses_of(t, wire);
    if (uses == 1)
        return;
    char type[64] = "";
    dims_write(t->wire.at[wire], sizeof type, type);
    fprintf(file, " w%d [shape=%s, width=0.08, label=\"\"];", wire,
            uses == 0 ? "circle" : "point");
    fprintf(file, " %s -> w%d [label=\" %s\"];", from, wire, type);
}

/* An edge from where a wire begins, or from its fork. */
static void draw_edge(FILE *file, const Term *t, const char *const begins,
                      int wire, const char *to)
{
    char type[64] = "";
    if (uses_of(t, wire) > 1) {
        fprintf(file, " w%d -> %s;", wire, to);
        return;
    }
    dims_write(t->wire.at[wire], sizeof type, type);
    fprintf(file, " %s -> %s [label=\" %s\"];", begins, to, type);
}

/* The name of the node that a wire begins at. */
static void beginning(const Term *t, int wire, size_t size, char node[])
{
    for (int i = 0; i < t->input.count; i++)
        if (t->input.at[i] == wire)
            snprintf(node, size, "x%d", i);
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        if (wire >= o->out
            && wire < o->out + signature[o->generator].outputs)
            snprintf(node, size, "f%d", i);
    }
}

static void draw_operation(FILE *file, const Term *t, int i)
{
    const Operation *o = &t->operation.at[i];
    const Row *row = &signature[o->generator];
    char with[64] = "", node[16], to[16];
    if (o->with.dims.rank > 0 && o->generator != MAP)
        dims_write(o->with.dims, sizeof with, with);
    if (o->generator == SCALE || o->generator == CONSTANT)
        snprintf(with, sizeof with, "%.4g", o->with.value);
    else if (o->with.value == 1)        /* of attention */
        strcat(with, " causal");        /* three sizes leave room */
    fprintf(file, "  f%d [shape=box, label=\"%s", i, row->name);
    for (int k = 0; o->generator == MAP && k < o->with.dims.rank; k++)
        fprintf(file, " %s", signature[o->with.dims.at[k]].name);
    fprintf(file, "%s%s\"];", with[0] != '\0' ? " " : "", with);
    snprintf(to, sizeof to, "f%d", i);
    for (int k = 0; k < row->inputs; k++) {
        const int w = operation_input(t, o, k);
        beginning(t, w, sizeof node, node);
        draw_edge(file, t, node, w, to);
    }
    for (int k = 0; k < row->outputs; k++)
        draw_fork(file, t, o->out + k, to);
    fprintf(file, "\n");
}

static void draw_outputs(FILE *file, const Term *t)
{
    char node[16], to[16];
    for (int i = 0; i < t->output.count; i++) {
        fprintf(file, "  y%d [shape=plaintext, label=\"\", height=0.1];",
                i);
        snprintf(to, sizeof to, "y%d", i);
        beginning(t, t->output.at[i], sizeof node, node);
        draw_edge(file, t, node, t->output.at[i], to);
        fprintf(file, "\n");
    }
}

void term_draw(FILE *file, const Term *t, const char *const names[],
               const char *caption, const char *alt)
{
    char node[16];
    fprintf(file, "digraph term {\n  graph [caption=\"%s\",\n"
        "    alt=\"%s\", ranksep=0.3];\n  node [fontname=\"serif\", "
        "height=0.3];\n  edge [fontname=\"serif\", fontsize=11, "
        "arrowhead=none];\n", caption, alt);
    for (int i = 0; i < t->input.count; i++) {
        fprintf(file, "  x%d [shape=plaintext, label=\"%s\"];", i,
                names[i]);
        snprintf(node, sizeof node, "x%d", i);
        draw_fork(file, t, t->input.at[i], node);
        fprintf(file, "\n");
    }
    for (int i = 0; i < t->operation.count; i++)
        draw_operation(file, t, i);
    draw_outputs(file, t);
    fprintf(file, "}\n");
}
