#include "diagram.h"
#include "dot.h"
#include "value.h"
#include <stdlib.h>
#include <string.h>

static const char *const graph_words[] = { "caption", "alt", "samples", "seed",
    "given", "tolerance", "commutes", "fails", "definitional", "loops", "note",
    NULL };
static const char *const node_words[] = { "type", "label", "at", NULL };
static const char *const edge_words[] = { "arrow", "with", "label", "place",
    "style", "bend", "turns", "key", NULL };

const char *node_name(const Diagram *d, int node)
{
    return d->node[node].id;
}

void edge_name(const Diagram *d, const Edge *e, char *text, size_t size)
{
    snprintf(text, size, "%s -> %s [arrow=%s]", node_name(d, e->from),
             node_name(d, e->to), e->arrow);
}

static int find_node(const Diagram *d, const char *id)
{
    for (int i = 0; i < d->node_count; i++)
        if (strcmp(d->node[i].id, id) == 0)
            return i;
    return -1;
}

static void check_words(const Diagram *d, Report *r)
{
    void *on;
    const char *word = dot_unknown(d->graph, AGRAPH, graph_words, &on);
    if (word != NULL)
        complain(r, "unknown attribute %s of the graph", word);
    word = dot_unknown(d->graph, AGNODE, node_words, &on);
    if (word != NULL)
        complain(r, "node %s: unknown attribute %s (a node has type, label, "
                 "at)", agnameof(on), word);
    word = dot_unknown(d->graph, AGEDGE, edge_words, &on);
    if (word != NULL && agobjkind(on) != AGRAPH)
        complain(r, "edge %s -> %s: unknown attribute %s (an edge has arrow, "
                 "with, label, place, style, bend, turns)",
                 agnameof(agtail((Agedge_t *)on)),
                 agnameof(aghead((Agedge_t *)on)), word);
    else if (word != NULL)
        complain(r, "unknown attribute %s of edges", word);
}

static void read_given(Diagram *d, Report *r)
{
    const char *c = dot_value(d->graph, "given");
    while (c != NULL && *c != '\0') {
        char type[64], name[64];
        int used = 0;
        if (sscanf(c, " %63[A-Za-z0-9_] %63[A-Za-z0-9_] %n", type, name,
                   &used) != 2 || (c[used] != ';' && c[used] != '\0')
            || !is_name_in_c(type) || !is_name_in_c(name)) {
            complain(r, "given=\"%s\": expected a type and a name, as in "
                     "given=\"Parameters p; TokenId y\"", c);
            return;
        }
        if (d->given_count == MOST_GIVEN) {
            complain(r, "given: more than %d variables", MOST_GIVEN);
            return;
        }
        d->given[d->given_count++] = (Given){ agstrdup(d->graph, type),
                                              agstrdup(d->graph, name) };
        c += used + (c[used] == ';');
        c += strspn(c, " \t\n");
    }
}

static void read_tolerance(Diagram *d, Report *r)
{
    const char *text = dot_value(d->graph, "tolerance");
    if (text == NULL)
        return;
    char *end;
    d->tolerance = strtod(text, &end);
    d->reason = end + strspn(end, ": ");
    if (end == text || *end != ':' || *d->reason == '\0'
        || !(d->tolerance > 0 && d->tolerance < 1e30))
        complain(r, "tolerance=\"%s\": expected a positive number and why, as "
                 "in tolerance=\"4e-6: float sums in another order\"", text);
}

static void read_fails(Diagram *d, Report *r)
{
    const char *c = dot_value(d->graph, "fails");
    while (c != NULL && *c != '\0') {
        char from[64], to[64];
        int used = 0, a = -1, b = -1;
        if (sscanf(c, " %63[A-Za-z0-9_] -> %63[A-Za-z0-9_] %n", from, to,
                   &used) == 2 && (c[used] == ';' || c[used] == '\0')) {
            a = find_node(d, from);
            b = find_node(d, to);
        }
        if (a < 0 || b < 0 || d->fail_count == MOST_FAILS) {
            complain(r, "fails=\"%s\": expected two nodes of the diagram, as "
                     "in fails=\"A -> C\"", c);
            return;
        }
        d->fail[d->fail_count++] = (Ends){ a, b };
        c += used + (c[used] == ';');
        c += strspn(c, " \t\n");
    }
}

static void read_graph(Diagram *d, Report *r)
{
    Agraph_t *g = d->graph;
    d->name = agnameof(g);
    if (d->name == NULL || d->name[0] == '%')
        complain(r, "has no name: write digraph NAME { … }");
    d->caption = dot_value(g, "caption");
    d->alt = dot_value(g, "alt");
    d->note = dot_value(g, "note");
    if (d->caption == NULL)
        complain(r, "has no caption=\"…\"");
    if (d->alt == NULL)
        complain(r, "has no alt=\"…\", the text for those who cannot see it");
    d->samples = (int)whole_value(r, g, "samples", 1000, 1, MOST_SAMPLES);
    d->seed = (uint64_t)whole_value(r, g, "seed", 1, 0, 2147483647);
    d->loops = (int)whole_value(r, g, "loops", 0, 1, MOST_LOOPS);
    d->commutes = truth_value(r, g, "commutes", 1);
    d->definitional = truth_value(r, g, "definitional", 0);
    read_given(d, r);
    read_tolerance(d, r);
}

static void read_place(Node *n, const char *at, Report *r)
{
    char end;
    n->placed = at != NULL;
    if (n->placed && (sscanf(at, "%lf ,%lf %c", &n->column, &n->row, &end) != 2
                      || !(n->column >= 0 && n->column <= 20)
                      || !(n->row >= 0 && n->row <= 20)))
        complain(r, "node %s: at=\"%s\": expected a column and a row, as in "
                 "at=\"1,0\"", n->id, at);
}

static void read_node(Diagram *d, Agnode_t *at, Report *r)
{
    if (d->node_count == MOST_NODES) {
        complain(r, "more than %d nodes", MOST_NODES);
        return;
    }
    Node *n = &d->node[d->node_count++];
    const char *type = dot_value(at, "type"), *label = dot_value(at, "label");
    n->id = agnameof(at);
    n->type = type != NULL ? type : n->id;
    n->label = label != NULL && strcmp(label, "\\N") != 0 ? label : n->id;
    if (!is_name_in_c(n->type))
        complain(r, "node %s: %s is not the name of a type: say type=\"…\"",
                 n->id, n->type);
    read_place(n, dot_value(at, "at"), r);
}

static int side_of(Report *r, Agedge_t *at)
{
    const char *place = dot_value(at, "place");
    if (place == NULL)
        return 0;
    if (strcmp(place, "left") != 0 && strcmp(place, "right") != 0)
        complain(r, "edge %s -> %s: place=%s: expected left or right",
                 agnameof(agtail(at)), agnameof(aghead(at)), place);
    return place[0] == 'l' ? 1 : -1;
}

static void read_style(Edge *e, Agedge_t *at, Report *r)
{
    const char *style = dot_value(at, "style"), *bend = dot_value(at, "bend");
    char end;
    e->side = side_of(r, at);
    e->dashed = style != NULL;
    if (style != NULL && strcmp(style, "dashed") != 0)
        complain(r, "edge %s -> %s: style=%s: expected dashed",
                 agnameof(agtail(at)), agnameof(aghead(at)), style);
    e->bent = bend != NULL;
    if (e->bent && (sscanf(bend, "%lf %c", &e->bend, &end) != 1
                    || !(e->bend >= -200 && e->bend <= 200)))
        complain(r, "edge %s -> %s: bend=%s: expected a number of pixels, "
                 "-200 to 200", agnameof(agtail(at)), agnameof(aghead(at)),
                 bend);
}

static void read_edge(Diagram *d, Agedge_t *at, Report *r)
{
    Edge *e = &d->edge[d->edge_count++];
    e->from = find_node(d, agnameof(agtail(at)));
    e->to = find_node(d, agnameof(aghead(at)));
    e->arrow = dot_value(at, "arrow");
    e->with = dot_value(at, "with");
    e->label = dot_value(at, "label");
    if (e->arrow == NULL || !is_name_in_c(e->arrow))
        complain(r, "edge %s -> %s: %s", node_name(d, e->from),
                 node_name(d, e->to), e->arrow == NULL
                 ? "has no arrow=NAME" : "arrow= is not a name");
    if (e->label == NULL)
        e->label = e->arrow;
    e->turns = (int)whole_value(r, at, "turns", e->from == e->to, 0,
                                MOST_LOOPS);
    read_style(e, at, r);
}

/* libcgraph sorts edges by their tails; the author's order is in AGSEQ. */
static int in_order(const void *a, const void *b)
{
    uint64_t x = AGSEQ(*(Agedge_t *const *)a), y = AGSEQ(*(Agedge_t *const *)b);
    return (x > y) - (x < y);
}

static void read_edges(Diagram *d, Report *r)
{
    Agedge_t *all[MOST_EDGES];
    int n = 0;
    if (agnedges(d->graph) > MOST_EDGES) {
        complain(r, "more than %d edges", MOST_EDGES);
        return;
    }
    for (Agnode_t *v = agfstnode(d->graph); v; v = agnxtnode(d->graph, v))
        for (Agedge_t *e = agfstout(d->graph, v); e;
             e = agnxtout(d->graph, e))
            all[n++] = e;
    qsort(all, (size_t)n, sizeof all[0], in_order);
    for (int i = 0; i < n; i++)
        read_edge(d, all[i], r);
}

int diagram_read(Diagram *d, FILE *in, Report *r)
{
    int before = r->count;
    *d = (Diagram){ .file = r->file, .graph = dot_read(in, r) };
    if (d->graph == NULL)
        return -1;
    check_words(d, r);
    read_graph(d, r);
    for (Agnode_t *v = agfstnode(d->graph); v; v = agnxtnode(d->graph, v))
        read_node(d, v, r);
    if (r->count == before)
        read_edges(d, r);
    read_fails(d, r);
    if (d->fail_count > 0)
        d->commutes = 0;
    if (!d->commutes && d->definitional)
        complain(r, "is marked definitional, and to fail: it cannot be both");
    return r->count == before ? 0 : -1;
}

void diagram_close(Diagram *d)
{
    if (d->graph != NULL)
        agclose(d->graph);
    d->graph = NULL;
}
