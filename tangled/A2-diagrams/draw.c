#include "draw.h"
#include "layout.h"
#include "place.h"

static void draw_quoted(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

static void draw_text(FILE *out, const char *kind, int number, const Box *box,
                      const char *text, int size, const char *font)
{
    fprintf(out, "  %s%d [label=", kind, number);
    draw_quoted(out, text);
    fprintf(out, ", pos=\"%.2f,%.2f\", width=%.4f, height=%.4f, fontsize=%d, "
            "fontname=\"%s\"];\n", box->middle.x, -box->middle.y,
            box->half_width / 36, box->half_height / 36, size, font);
}

static void draw_edge(FILE *out, const Edge *e, const Curve *c)
{
    fprintf(out, "  n%d -> n%d [pos=\"", e->from, e->to);
    for (int i = 0; i < 4; i++)
        fprintf(out, "%s%.2f,%.2f", i > 0 ? " " : "", c->p[i].x, -c->p[i].y);
    fprintf(out, "\"%s];\n", e->dashed ? ", style=dashed" : "");
}

/* A drawing too wide for a phone is arranged in fewer columns, if that does
 * not cost a crossing.                                                   */
static double arrange(Layout *l, Diagram *d, const Paths *p)
{
    Diagram narrow = *d;
    double cost = place_nodes(d, MOST_NODES);
    double width = layout_find(l, d, p);
    for (int columns = 3; columns > 1 && width > PHONE; columns--) {
        Diagram tried = narrow;
        if (place_nodes(&tried, columns) < cost + 10
            && layout_find(l, &tried, p) < width)
            *d = tried;
        width = layout_find(l, d, p);
    }
    return width;
}

double draw_diagram(FILE *out, Diagram *d, const Paths *p)
{
    Layout l;
    double width = arrange(&l, d, p);
    fprintf(out, "digraph {\n  graph [bgcolor=transparent];\n"
            "  node [shape=none, fixedsize=shape];\n  edge [dir=none];\n");
    for (int i = 0; i < d->node_count; i++)
        draw_text(out, "n", i, &l.node[i], d->node[i].label, NODE_SIZE,
                  "Times-Roman");
    for (int i = 0; i < d->edge_count; i++) {
        draw_text(out, "l", i, &l.label[i], d->edge[i].label, LABEL_SIZE,
                  "Times-Italic");
        draw_edge(out, &d->edge[i], &l.ink[i]);
    }
    for (int i = 0; i < l.mark_count; i++)
        draw_text(out, "m", i, &l.mark[i], "≠", MARK_SIZE, "Times-Roman");
    fprintf(out, "}\n");
    return width;
}
