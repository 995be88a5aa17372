/* sample_sketches.c - sampling, comparing, printing. */
#include "sample_sketches.h"
#include <math.h>
#include <string.h>

#define ONE_INT(T, field) \
    double T##_gap(const T *a, const T *b) \
    { return fabs((double)a->field - (double)b->field); } \
    void T##_print(FILE *out, const T *x) \
    { fprintf(out, "%d", x->field); } \
    COMPARED(T)

ONE_INT(Code, at);

void GridStep_sample(Source *s, GridStep *x)    /* a hundredth is simplest */
{
    x->value = (real)(1 + draw_below(s, 199)) / 100;
}

void GridStep_print(FILE *out, const GridStep *x)
{
    fprintf(out, "%.9g", (double)x->value);
}

/* 0, 1, -1, 2, …: small codes are simple */
void Code_sample(Source *s, Code *x)
{
    int n = draw_below(s, 256);
    x->at = n % 2 == 1 ? (n + 1) / 2 - (n == 255 ? 256 : 0) : -n / 2;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

double Cost_gap(const Cost *a, const Cost *b)
{
    return larger(fabs((double)a->operations - b->operations),
                  fabs((double)a->memory - b->memory));
}

void Cost_print(FILE *out, const Cost *x)
{
    fprintf(out, "%d Mop in %d kB", x->operations, x->memory);
}

void Cost_sample(Source *s, Cost *x)            /* now and then huge */
{
    const int most = draw_below(s, 16) == 15 ? PLENTY + 1 : 10;
    x->operations = draw_below(s, most);
    x->memory = draw_below(s, most);
}

/* at least one model, at most 4 rows of runs, which fit when merged */
static void sample_instance(Source *s, const Schema *schema, Instance *x)
{
    *x = (Instance){ .rows = { 0 } };
    for (int t = 0; t < schema->tables; t++)
        x->rows[t] = draw_below(s, 4) + (t == schema->tables - 1);
    for (int k = 0; k < schema->keys; k++)
        for (int r = 0; r < x->rows[schema->key[k].from]; r++)
            x->at[k][r] = draw_below(s, x->rows[schema->key[k].to]);
}

static void instance_print(FILE *out, const Schema *schema, const Instance *x)
{
    for (int k = 0; k < schema->keys; k++) {
        fprintf(out, "%s%s:", k > 0 ? "; " : "",
                schema->name[schema->key[k].from]);
        for (int r = 0; r < x->rows[schema->key[k].from]; r++)
            fprintf(out, " %d", x->at[k][r]);
    }
}

#define INSTANCES(T, schema) \
    void T##_sample(Source *s, T *x) \
    { sample_instance(s, &schema, &x->tables); } \
    void T##_print(FILE *out, const T *x) \
    { instance_print(out, &schema, &x->tables); } \
    DRAWN(T)

INSTANCES(Machines, machines_schema);
INSTANCES(Merged, merged_schema);

double Relation_gap(const Relation *a, const Relation *b)
{
    return relation_equal(a, b) ? 0 : 1;
}

void Relation_print(FILE *out, const Relation *x)
{
    for (int i = 0; i < x->rows; i++) {
        fprintf(out, "%s", i > 0 ? "/" : "");
        for (int j = 0; j < x->columns; j++)
            fprintf(out, "%d", x->at[i][j]);
    }
}

/* the reflexive and transitive closure of a sparse relation */
void preorder_sample(Source *s, Relation *x)
{
    *x = (Relation){ 1 + draw_below(s, 4), 0, { { 0 } } };
    x->columns = x->rows;
    for (int i = 0; i < x->rows; i++)
        for (int j = 0; j < x->rows; j++)
            x->at[i][j] = i == j || draw_below(s, 4) == 3;
    for (int k = 0; k < x->rows; k++)
        for (int i = 0; i < x->rows; i++)
            for (int j = 0; j < x->rows; j++)
                x->at[i][j] |= x->at[i][k] & x->at[k][j];
}

void AnyMapPair_sample(Source *s, AnyMapPair *x)
{
    for (int i = 0; i < 3; i++)
        preorder_sample(s, &x->order[i]);
    for (int i = 0; i < MOST_ELEMENTS; i++) {
        x->f[i] = draw_below(s, x->order[1].rows);
        x->g[i] = draw_below(s, x->order[2].rows);
    }
}

/* drawn until monotone, at most 20 times; then constant, which is monotone */
static void sample_monotone(Source *s, const Relation *from,
    const Relation *to, int f[])
{
    for (int tries = 0; tries < 20 && !is_monotone(from, f, to); tries++)
        for (int i = 0; i < from->rows; i++)
            f[i] = draw_below(s, to->rows);
    if (!is_monotone(from, f, to))
        memset(f, 0, MOST_ELEMENTS * sizeof f[0]);
}

void MapPair_sample(Source *s, MapPair *x)
{
    AnyMapPair_sample(s, x);
    sample_monotone(s, &x->order[0], &x->order[1], x->f);
    sample_monotone(s, &x->order[1], &x->order[2], x->g);
}

void MapPair_print(FILE *out, const MapPair *x)
{
    for (int i = 0; i < 3; i++) {
        fputs(i > 0 ? ", " : "orders ", out);
        Relation_print(out, &x->order[i]);
    }
    fputs("; f =", out);
    for (int i = 0; i < x->order[0].rows; i++)
        fprintf(out, " %d", x->f[i]);
    fputs("; g =", out);
    for (int i = 0; i < x->order[1].rows; i++)
        fprintf(out, " %d", x->g[i]);
}

void AnyMapPair_print(FILE *out, const AnyMapPair *x)
{
    MapPair_print(out, x);
}

/* a generator between two bundles of wires, so that it fits n wires */
static int sample_layer(Source *s, Flow *x, int n)
{
    static const int inputs[] = { 0, 2, 1, 1, 2, 0, 1 };
    enum flow_kind kind = (enum flow_kind)draw_below(s, SCALE + 1);
    int more = kind == COPY || kind == ZERO;
    if (inputs[kind] > n || n + more > MOST_WIRES)
        kind = WIRES;
    int number = kind == WIRES ? n : draw_below(s, 100) - 50;
    int above = kind == WIRES ? 0 : draw_below(s, n - inputs[kind] + 1);
    int below = kind == WIRES ? 0 : n - inputs[kind] - above;
    int top = flow_generator(x, WIRES, above);
    int middle = flow_generator(x, kind, number);
    int bottom = flow_generator(x, WIRES, below);
    return flow_beside(x, flow_beside(x, top, middle), bottom);
}

static void sample_flow(Source *s, Flow *x)
{
    *x = (Flow){ 0 };
    int whole = flow_generator(x, WIRES, draw_below(s, MOST_WIRES));
    for (int layers = draw_below(s, 10); layers > 0; layers--)
        whole = flow_then(x, whole, sample_layer(s, x, x->node[whole].outputs));
}

static void print_flow(FILE *out, const Flow *x)
{
    static const char *const names[] = { "wires", "cross", "copy", "discard",
        "add", "zero", "scale", "then", "beside" };
    for (int i = 0; i < x->count; i++)
        fprintf(out, "%s%s(%d,%d)", i > 0 ? " " : "", names[x->node[i].kind],
                x->node[i].a, x->node[i].b);
}

void FlowInput_sample(Source *s, FlowInput *x)
{
    sample_flow(s, &x->flow);
    x->input = (Signal){ x->flow.node[x->flow.count - 1].inputs, { 0 } };
    for (int i = 0; i < x->input.count; i++)
        x->input.at[i] = (uint32_t)source_word(s);
}

double Signal_gap(const Signal *a, const Signal *b)
{
    double gap = a->count != b->count;
    for (int i = 0; gap == 0 && i < a->count; i++)
        gap = a->at[i] != b->at[i];
    return gap;
}

void Signal_print(FILE *out, const Signal *x)
{
    fputc('[', out);
    for (int i = 0; i < x->count; i++)
        fprintf(out, "%s%lu", i > 0 ? " " : "", (unsigned long)x->at[i]);
    fputc(']', out);
}

void FlowInput_print(FILE *out, const FlowInput *x)
{
    print_flow(out, &x->flow);
    fputs(" on ", out);
    Signal_print(out, &x->input);
}

void circuit_sample(Source *s, int lefts, int rights, Circuit *x)
{
    *x = (Circuit){ .nodes = 1 + draw_below(s, 4), .lefts = lefts,
                    .rights = rights, .resistors = draw_below(s, 4) };
    for (int k = 0; k < lefts; k++)
        x->left[k] = draw_below(s, x->nodes);
    for (int k = 0; k < rights; k++)
        x->right[k] = draw_below(s, x->nodes);
    for (int i = 0; i < x->resistors; i++) {
        x->resistor[i].a = draw_below(s, x->nodes);
        x->resistor[i].b = draw_below(s, x->nodes);
        x->resistor[i].ohms = 1 + draw_below(s, 9);
    }
}

void TwoOhms_sample(Source *s, TwoOhms *x)      /* quarters, 1/4 to 50 */
{
    x->first.value = (1 + draw_below(s, 200)) / 4.0;
    x->second.value = (1 + draw_below(s, 200)) / 4.0;
}

void TwoOhms_print(FILE *out, const TwoOhms *x)
{
    fprintf(out, "(%g, %g) ohms", x->first.value, x->second.value);
}

double Resistance_gap(const Resistance *a, const Resistance *b)
{
    return fabs(a->value - b->value);
}

void Resistance_print(FILE *out, const Resistance *x)
{
    fprintf(out, "%.17g ohms", x->value);
}

ONE_INT(Width, steps);
ONE_INT(Truth, holds);

void Width_sample(Source *s, Width *x)
{
    x->steps = 1 + draw_below(s, 2);
}

void Log_sample(Source *s, Log *x)              /* halves, 0 to 7.5 */
{
    x->over.from = draw_below(s, HORIZON);
    x->over.to = x->over.from + draw_below(s, HORIZON - x->over.from);
    int level = draw_below(s, 16);
    for (int t = 0; t < HORIZON; t++) {
        int jump = draw_below(s, 8) == 7;
        level = jump ? draw_below(s, 16) : level > 0 ? level - 1 : 0;
        x->nats[t] = (real)level / 2;
    }
}

void CutLog_sample(Source *s, CutLog *x)
{
    Log_sample(s, &x->log);
    x->cut.value = x->log.over.from
                   + draw_below(s, x->log.over.to - x->log.over.from + 1);
}

double Log_gap(const Log *a, const Log *b)
{
    if (a->over.from != b->over.from || a->over.to != b->over.to)
        return 1;
    return reals_gap(a->over.to - a->over.from + 1, a->nats + a->over.from,
                     b->nats + b->over.from);
}

void Log_print(FILE *out, const Log *x)
{
    fprintf(out, "steps %d to %d: ", x->over.from, x->over.to);
    reals_print(out, x->over.to - x->over.from + 1, x->nats + x->over.from);
}

void CutLog_print(FILE *out, const CutLog *x)
{
    Log_print(out, &x->log);
    fprintf(out, ", cut at %d", x->cut.value);
}

/* two parts of one log, with at least a step in common */
void LogPair_sample(Source *s, LogPair *x)
{
    CutLog whole;
    CutLog_sample(s, &whole);
    cut_sharing(&whole, x);
    x->second.over.from -= draw_below(s, whole.cut.value
                                         - whole.log.over.from + 1);
}

void LogPair_print(FILE *out, const LogPair *x)
{
    Log_print(out, &x->first);
    fputs("; ", out);
    Log_print(out, &x->second);
}
