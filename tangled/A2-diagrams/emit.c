#include "emit.h"
#include <string.h>

/* The types of a diagram, each once, and what is needed of it. */
typedef struct Need {
    const char *type;
    int sample, gap, print;
} Need;

typedef struct Needs {
    int count;
    Need need[MOST_NODES + MOST_GIVEN];
} Needs;

static int need_of(Needs *n, const char *type)
{
    for (int i = 0; i < n->count; i++)
        if (strcmp(n->need[i].type, type) == 0)
            return i;
    n->need[n->count] = (Need){ .type = type };
    return n->count++;
}

static void find_needs(Needs *n, const Diagram *d, const Paths *p)
{
    n->count = 0;
    for (int i = 0; i < d->node_count; i++)
        need_of(n, d->node[i].type);
    for (int i = 0; i < d->given_count; i++) {
        Need *t = &n->need[need_of(n, d->given[i].type)];
        t->sample = t->print = !d->definitional;
    }
    for (int i = 0; i < p->count && !d->definitional; i++) {
        Need *s = &n->need[need_of(n, d->node[p->pair[i]->from].type)];
        s->sample = s->print = 1;
        Need *t = &n->need[need_of(n, d->node[p->pair[i]->to].type)];
        t->gap = t->print = 1;
    }
}

static void check_need(const Need *n, const Declared *c, Report *r)
{
    const char *name[] = { "sample", "gap", "print" };
    int wanted[] = { n->sample, n->gap, n->print };
    if (!words_have(&c->types, n->type)) {
        complain(r, "object %s: diagrams/context.h declares no such type",
                 n->type);
        return;
    }
    for (int i = 0; i < 3; i++)
        if (wanted[i] && !declared_with(c, n->type, name[i]))
            complain(r, "object %s has no sampler: diagrams/context.h "
                     "declares no %s_%s", n->type, n->type, name[i]);
}

static void check_arrow(const Diagram *d, const Edge *e, const Declared *c,
                        Report *r)
{
    char name[256];
    edge_name(d, e, name, sizeof name);
    if (declared_with(c, e->arrow, "apply"))
        return;
    if (words_have(&c->functions, e->arrow))
        complain(r, "edge %s: %s is a function, but not declared as an arrow "
                 "(ARROW, PARAMETRIC, PARTIAL or a composite)", name,
                 e->arrow);
    else
        complain(r, "edge %s: diagrams/context.h declares no arrow %s", name,
                 e->arrow);
}

static void emit_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < ' ' || c == '?')
            fprintf(out, "\\%03o", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

/* A type's three functions, for values that the runtime sees as bytes. */
static void emit_type(FILE *out, int i, const Need *n)
{
    const char *t = n->type;
    if (n->sample)
        fprintf(out, "\nstatic void sample_%d(Source *s, void *x)\n"
                "{ %s_sample(s, (%s *)x); }\n", i, t, t);
    if (n->gap)
        fprintf(out, "\nstatic double gap_%d(const void *a, const void *b)\n"
                "{ return %s_gap((const %s *)a, (const %s *)b); }\n", i, t, t,
                t);
    if (n->print)
        fprintf(out, "\nstatic void print_%d(FILE *out, const void *x)\n"
                "{ %s_print(out, (const %s *)x); }\n", i, t, t);
}

static void emit_function(FILE *out, int wanted, const char *what, int i)
{
    if (wanted)
        fprintf(out, ", %s_%d", what, i);
    else
        fprintf(out, ", NULL");
}

static void emit_types(FILE *out, const Needs *n)
{
    for (int i = 0; i < n->count; i++)
        emit_type(out, i, &n->need[i]);
    fprintf(out, "\nstatic const CommuteType types[] = {\n");
    for (int i = 0; i < n->count; i++) {
        const Need *t = &n->need[i];
        fprintf(out, "    { \"%s\", sizeof (%s)", t->type, t->type);
        emit_function(out, t->sample, "sample", i);
        emit_function(out, t->gap, "gap", i);
        emit_function(out, t->print, "print", i);
        fprintf(out, " },\n");
    }
    fprintf(out, "};\n");
}

/* gcc 12 prints what is not ASCII in an assertion as numbers: the type,
 * then, in place of the node.                                            */
static const char *plain_name(const Diagram *d, int node)
{
    for (const char *c = node_name(d, node); *c != '\0'; c++)
        if ((unsigned char)*c >= 0x80)
            return d->node[node].type;
    return node_name(d, node);
}

static void emit_assert(FILE *out, const Diagram *d, const Edge *e,
                        const char *condition, const char *sentence)
{
    char text[1024];
    snprintf(text, sizeof text, "diagram %s: edge %s -> %s [arrow=%s]: %s",
             d->name, plain_name(d, e->from), plain_name(d, e->to), e->arrow,
             sentence);
    fprintf(out, "_Static_assert(%s,\n    ", condition);
    emit_string(out, text);
    fprintf(out, ");\n");
}

static void emit_ends(FILE *out, const Diagram *d, const Edge *e)
{
    char condition[512], sentence[512];
    const char *from = d->node[e->from].type, *to = d->node[e->to].type;
    snprintf(condition, sizeof condition, "SAME_SPACE(%s, %s_dom)", from,
             e->arrow);
    snprintf(sentence, sizeof sentence, "the domain of %s is not %s",
             e->arrow, from);
    emit_assert(out, d, e, condition, sentence);
    snprintf(condition, sizeof condition, "SAME_SPACE(%s, %s_cod)", to,
             e->arrow);
    snprintf(sentence, sizeof sentence, "the codomain of %s is not %s",
             e->arrow, to);
    emit_assert(out, d, e, condition, sentence);
}

static void emit_parameters(FILE *out, const Diagram *d, const Edge *e)
{
    char condition[2048], sentence[512];
    const char *f = e->arrow;
    if (e->with == NULL) {
        snprintf(condition, sizeof condition, "SAME_SPACE(%s_par, Unit)", f);
        snprintf(sentence, sizeof sentence,
                 "%s takes parameters, and with= does not say which", f);
    } else {
        snprintf(condition, sizeof condition,
                 "_Generic((%s), const %s_par *: 1, %s_par *: 1, default: 0)",
                 e->with, f, f);
        snprintf(sentence, sizeof sentence,
                 "the parameters %s are not those of %s", e->with, f);
    }
    emit_assert(out, d, e, condition, sentence);
}

static void emit_edge(FILE *out, const Diagram *d, int i)
{
    const Edge *e = &d->edge[i];
    const char *with = e->with != NULL ? e->with : "NULL";
    fprintf(out, "\n");
    emit_ends(out, d, e);
    emit_parameters(out, d, e);
    fprintf(out, "static enum status apply_%d(const void *restrict "
            "commute_in, void *restrict commute_out)\n"
            "{ return %s_apply((const void *)(%s), commute_in, commute_out); "
            "}\n", i, e->arrow, with);
    fprintf(out, "static void trace_%d(Trace *commute_trace)\n"
            "{ %s_trace((const void *)(%s), commute_trace); }\n",
            i, e->arrow, with);
}

static void emit_edges(FILE *out, const Diagram *d)
{
    for (int i = 0; i < d->edge_count; i++)
        emit_edge(out, d, i);
    fprintf(out, "\nstatic const CommuteEdge edges[] = {\n");
    for (int i = 0; i < d->edge_count; i++)
        fprintf(out, "    { \"%s\", apply_%d, trace_%d },\n",
                d->edge[i].arrow, i, i);
    fprintf(out, "};\n");
}

static void emit_given(FILE *out, const Diagram *d, Needs *n)
{
    if (d->given_count == 0)
        return;
    fprintf(out, "\nstatic const CommuteGiven given[] = {\n");
    for (int i = 0; i < d->given_count; i++)
        fprintf(out, "    { \"%s\", %d, &%s },\n", d->given[i].name,
                need_of(n, d->given[i].type), d->given[i].name);
    fprintf(out, "};\n");
}

static void emit_paths(FILE *out, const Pair *p, int number)
{
    for (int i = 0; i < p->count; i++) {
        fprintf(out, "\nstatic const int path_%d_%d[] = { ", number, i);
        for (int k = 0; k < p->path[i].length; k++)
            fprintf(out, "%d, ", p->path[i].edge[k]);
        fprintf(out, "-1 };");
    }
    fprintf(out, "\nstatic const CommutePath paths_%d[] = { ", number);
    for (int i = 0; i < p->count; i++)
        fprintf(out, "{ %d, path_%d_%d }, ", p->path[i].length, number, i);
    fprintf(out, "};\n");
}

static void emit_pairs(FILE *out, const Diagram *d, const Paths *p, Needs *n)
{
    for (int i = 0; i < p->count; i++)
        emit_paths(out, p->pair[i], i);
    fprintf(out, "\nstatic const CommutePair pairs[] = {\n");
    for (int i = 0; i < p->count; i++) {
        const Pair *q = p->pair[i];
        fprintf(out, "    { ");
        emit_string(out, node_name(d, q->from));
        fprintf(out, ", ");
        emit_string(out, node_name(d, q->to));
        fprintf(out, ", %d, %d, %d, %d, %d, paths_%d },\n",
                need_of(n, d->node[q->from].type),
                need_of(n, d->node[q->to].type), q->turns, pair_fails(d, q),
                q->count, i);
    }
    fprintf(out, "};\n");
}

static void emit_statuses(FILE *out, const Declared *c)
{
    fprintf(out, "\nstatic const char *const statuses[] = {\n");
    for (int i = 0; i < c->statuses.count; i++) {
        Word w = c->statuses.word[i];
        fprintf(out, "    [%.*s] = \"%.*s\",\n", w.length, w.at, w.length,
                w.at);
    }
    if (c->statuses.count == 0)
        fprintf(out, "    NULL\n");
    fprintf(out, "};\n");
}

static void emit_diagram(FILE *out, const Diagram *d, const Paths *p,
                         const Needs *n)
{
    fprintf(out, "\nstatic const CommuteDiagram diagram = {\n    .name = ");
    emit_string(out, d->name);
    if (d->note != NULL) {
        fprintf(out, ", .note = ");
        emit_string(out, d->note);
    }
    fprintf(out, ",\n    .samples = %d, .seed = %llu, .tolerance = %.17g",
            d->samples, (unsigned long long)d->seed, d->tolerance);
    if (d->reason != NULL) {
        fprintf(out, ",\n    .reason = ");
        emit_string(out, d->reason);
    }
    fprintf(out, ",\n    .definitional = %d, .type_count = %d, "
            ".given_count = %d,\n    .pair_count = %d,\n"
            "    .status_count = sizeof statuses / sizeof statuses[0],\n"
            "    .type = types, .edge = edges, .pair = pairs%s,\n"
            "    .status = statuses\n};\n", d->definitional, n->count,
            d->given_count, p->count,
            d->given_count > 0 ? ", .given = given" : "");
}

static void emit_program(FILE *out, const Diagram *d, const Paths *p,
                         const Declared *c, Needs *n)
{
    fprintf(out, "/* Written by commute from the diagram %s. */\n"
            "#include \"diagrams/context.h\"\n#include \"commute.h\"\n\n",
            d->name);
    emit_types(out, n);
    for (int i = 0; i < d->given_count; i++)
        fprintf(out, "static %s %s;\n", d->given[i].type, d->given[i].name);
    emit_given(out, d, n);
    emit_edges(out, d);
    emit_pairs(out, d, p, n);
    emit_statuses(out, c);
    emit_diagram(out, d, p, n);
    fprintf(out, "\nint main(int argc, char **argv)\n"
            "{ return commute_main(&diagram, argc, argv); }\n");
}

int emit_test(FILE *out, const Diagram *d, const Paths *p, const Declared *c,
              Report *r)
{
    int before = r->count;
    Needs n;
    find_needs(&n, d, p);
    for (int i = 0; i < n.count; i++)
        check_need(&n.need[i], c, r);
    for (int i = 0; i < d->edge_count; i++)
        check_arrow(d, &d->edge[i], c, r);
    if (r->count > before)
        return -1;
    emit_program(out, d, p, c, &n);
    return 0;
}
