/* circuit.c - resistor networks with ports, joined by gluing nodes. */
#include "circuit.h"
#include <string.h>

void resistor(double ohms, Circuit *y)
{
    *y = (Circuit){ 2, 1, 1, 1, { 0 }, { 1 }, { { 0, 1, ohms } } };
}

void wires(int n, Circuit *y)
{
    *y = (Circuit){ .nodes = n, .lefts = n, .rights = n };
    for (int i = 0; i < n; i++)
        y->left[i] = y->right[i] = i;
}

void fork_wire(Circuit *y)
{
    *y = (Circuit){ .nodes = 1, .lefts = 1, .rights = 2 };
}

void merge_wires(Circuit *y)
{
    *y = (Circuit){ .nodes = 1, .lefts = 2, .rights = 1 };
}

static int root(const int parent[], int i)
{
    while (parent[i] != i)
        i = parent[i];
    return i;
}

/* the class of each node of N + N', and how many classes there are */
static int pushout(const Circuit *a, const Circuit *b, int class[])
{
    int parent[2 * MOST_CIRCUIT_NODES], nodes = a->nodes + b->nodes, count = 0;
    for (int i = 0; i < nodes; i++)
        parent[i] = i;
    for (int k = 0; k < b->lefts; k++) {
        int i = root(parent, a->right[k]);
        int j = root(parent, a->nodes + b->left[k]);
        parent[i < j ? j : i] = i < j ? i : j;
    }
    for (int i = 0; i < nodes; i++)
        class[i] = parent[i] == i ? count++ : class[root(parent, i)];
    return count;
}

/* the resistors of x, its node i now called class[i] */
static void take_resistors(const Circuit *x, const int class[], Circuit *y)
{
    for (int i = 0; i < x->resistors; i++, y->resistors++) {
        y->resistor[y->resistors] = x->resistor[i];
        y->resistor[y->resistors].a = class[x->resistor[i].a];
        y->resistor[y->resistors].b = class[x->resistor[i].b];
    }
}

enum status joined_circuit(const Unit *restrict p,
    const Circuits *restrict x, Circuit *restrict y)
{
    const Circuit *a = &x->first, *b = &x->second;
    int class[2 * MOST_CIRCUIT_NODES];
    (void)p;
    if (a->rights != b->lefts)
        return BAD_FORMAT;
    *y = (Circuit){ pushout(a, b, class), a->lefts, b->rights, 0,
                    { 0 }, { 0 }, { { 0, 0, 0 } } };
    if (y->nodes > MOST_CIRCUIT_NODES
        || a->resistors + b->resistors > MOST_RESISTORS)
        return TOO_LONG;
    for (int k = 0; k < a->lefts; k++)
        y->left[k] = class[a->left[k]];
    for (int k = 0; k < b->rights; k++)
        y->right[k] = class[a->nodes + b->right[k]];
    take_resistors(a, class, y);
    take_resistors(b, class + a->nodes, y);
    return OK;
}

enum status parallel_circuit(const Unit *restrict p,
    const Circuits *restrict x, Circuit *restrict y)
{
    const Circuit *a = &x->first, *b = &x->second;
    int class[MOST_CIRCUIT_NODES];
    (void)p;
    if (a->nodes + b->nodes > MOST_CIRCUIT_NODES
        || a->resistors + b->resistors > MOST_RESISTORS
        || a->lefts + b->lefts > MOST_PORTS
        || a->rights + b->rights > MOST_PORTS)
        return TOO_LONG;
    *y = *a;
    y->nodes += b->nodes;
    for (int i = 0; i < b->nodes; i++)
        class[i] = a->nodes + i;
    for (int k = 0; k < b->lefts; k++)
        y->left[y->lefts++] = class[b->left[k]];
    for (int k = 0; k < b->rights; k++)
        y->right[y->rights++] = class[b->right[k]];
    take_resistors(b, class, y);
    return OK;
}

static void name_node(int *node, int name[], int *named)
{
    if (name[*node] < 0)
        name[*node] = (*named)++;
    *node = name[*node];
}

static void rename_nodes(Circuit *x)
{
    int name[MOST_CIRCUIT_NODES], named = 0;
    for (int i = 0; i < MOST_CIRCUIT_NODES; i++)
        name[i] = -1;
    for (int k = 0; k < x->lefts; k++)
        name_node(&x->left[k], name, &named);
    for (int k = 0; k < x->rights; k++)
        name_node(&x->right[k], name, &named);
    for (int i = 0; i < x->resistors; i++) {
        name_node(&x->resistor[i].a, name, &named);
        name_node(&x->resistor[i].b, name, &named);
    }
}

int circuit_equal(const Circuit *a, const Circuit *b)
{
    Circuit x = *a, y = *b;
    rename_nodes(&x);
    rename_nodes(&y);
    if (x.nodes != y.nodes || x.lefts != y.lefts || x.rights != y.rights
        || x.resistors != y.resistors)
        return 0;
    for (int k = 0; k < x.lefts; k++)
        if (x.left[k] != y.left[k])
            return 0;
    for (int k = 0; k < x.rights; k++)
        if (x.right[k] != y.right[k])
            return 0;
    for (int i = 0; i < x.resistors; i++)
        if (x.resistor[i].a != y.resistor[i].a
            || x.resistor[i].b != y.resistor[i].b
            || x.resistor[i].ohms != y.resistor[i].ohms)
            return 0;
    return 1;
}

typedef double Conductances[MOST_CIRCUIT_NODES][MOST_CIRCUIT_NODES];

static void eliminate(int v, int nodes, Conductances g)
{
    double sum = 0;
    for (int i = 0; i < nodes; i++)
        sum += i != v ? g[v][i] : 0;
    for (int i = 0; i < nodes; i++)
        for (int j = 0; sum > 0 && j < nodes; j++)
            if (i != v && j != v && i != j)
                g[i][j] += g[i][v] * g[v][j] / sum;
    for (int i = 0; i < nodes; i++)
        g[i][v] = g[v][i] = 0;
}

enum status resistance(const Unit *restrict p,
    const Circuit *restrict x, Resistance *restrict y)
{
    Conductances g;
    const int from = x->left[0], to = x->right[0];
    (void)p;
    if (x->lefts != 1 || x->rights != 1)
        return BAD_FORMAT;
    memset(g, 0, sizeof g);
    for (int i = 0; i < x->resistors; i++) {
        const int a = x->resistor[i].a, b = x->resistor[i].b;
        g[a][b] += 1 / x->resistor[i].ohms;
        if (a != b)
            g[b][a] = g[a][b];
    }
    for (int v = 0; v < x->nodes; v++)
        if (v != from && v != to)
            eliminate(v, x->nodes, g);
    y->value = from == to ? 0 : 1 / g[from][to];
    return from != to && !(g[from][to] > 0) ? EMPTY : OK;
}

enum status in_series(const Unit *restrict p,
    const TwoOhms *restrict x, Circuit *restrict y)
{
    Circuits both;
    resistor(x->first.value, &both.first);
    resistor(x->second.value, &both.second);
    return joined_circuit(p, &both, y);
}

enum status in_parallel(const Unit *restrict p,
    const TwoOhms *restrict x, Circuit *restrict y)
{
    Circuits pair;
    resistor(x->first.value, &pair.first);
    resistor(x->second.value, &pair.second);
    enum status s = parallel_circuit(p, &pair, y);
    if (s != OK)
        return s;
    fork_wire(&pair.first);
    pair.second = *y;
    s = joined_circuit(p, &pair, y);
    pair.first = *y;
    merge_wires(&pair.second);
    return s != OK ? s : joined_circuit(p, &pair, y);
}

void series_rule(const TwoOhms *restrict x, Resistance *restrict y)
{
    y->value = x->first.value + x->second.value;
}

void parallel_rule(const TwoOhms *restrict x, Resistance *restrict y)
{
    const double a = x->first.value, b = x->second.value;
    y->value = a * b / (a + b);
}
