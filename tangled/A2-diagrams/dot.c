#include "dot.h"
#include <stdlib.h>
#include <string.h>

/* libcgraph hands its messages to a function without a context, in pieces. */
static char said[512];

static int hear(char *piece)
{
    strncat(said, piece, sizeof said - strlen(said) - 1);
    return 0;
}

/* "syntax error in line 3 near '->'" becomes "X.dot: line 3: syntax error
 * near '->'".                                                            */
static void complain_of_syntax(Report *r)
{
    char *line = strstr(said, " in line "), *end = said;
    said[strcspn(said, "\n")] = '\0';
    char *what = strstr(said, "syntax error");
    if (line == NULL || what == NULL || what > line) {
        complain(r, "cannot be read as a graph: %s", said);
        return;
    }
    long number = strtol(line + strlen(" in line "), &end, 10);
    complain(r, "line %ld: cannot be read as a graph: syntax error%s", number,
             end);
}

static Agraph_t *read_quietly(FILE *in, Report *r)
{
    said[0] = '\0';
    agseterr(AGWARN);
    agusererrf old = agseterrf(hear);
    agsetfile((char *)r->file);
    Agraph_t *g = agread(in, NULL);
    agseterrf(old);
    return g;
}

Agraph_t *dot_read(FILE *in, Report *r)
{
    Agraph_t *g = read_quietly(in, r);
    int before = r->count;
    if (said[0] != '\0')
        complain_of_syntax(r);
    else if (g == NULL)
        complain(r, "holds no graph");
    else if (!agisdirected(g))
        complain(r, "is a graph without directions: write digraph, and ->");
    else {
        Agraph_t *second = read_quietly(in, r);
        if (second != NULL || said[0] != '\0')
            complain(r, "goes on after the end of its graph: one diagram a "
                     "file");
        if (second != NULL)
            agclose(second);
    }
    if (r->count > before && g != NULL) {
        agclose(g);
        g = NULL;
    }
    return g;
}

const char *dot_value(void *object, char *name)
{
    const char *value = agget(object, name);
    return value == NULL || value[0] == '\0' ? NULL : value;
}

static int is_known(const char *name, const char *const *known)
{
    for (; *known != NULL; known++)
        if (strcmp(*known, name) == 0)
            return 1;
    return 0;
}

static void *first_with(Agraph_t *g, int kind, char *name)
{
    if (kind == AGRAPH)
        return g;
    for (Agnode_t *n = agfstnode(g); n != NULL; n = agnxtnode(g, n)) {
        if (kind == AGNODE && dot_value(n, name) != NULL)
            return n;
        if (kind == AGEDGE)
            for (Agedge_t *e = agfstout(g, n); e != NULL; e = agnxtout(g, e))
                if (dot_value(e, name) != NULL)
                    return e;
    }
    return g;
}

const char *dot_unknown(Agraph_t *g, int kind, const char *const *known,
                        void **object)
{
    for (Agsym_t *a = agnxtattr(g, kind, NULL); a != NULL;
         a = agnxtattr(g, kind, a))
        if (!is_known(a->name, known)) {
            *object = first_with(g, kind, a->name);
            return a->name;
        }
    return NULL;
}
