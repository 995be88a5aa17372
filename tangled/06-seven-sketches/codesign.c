/* codesign.c - which demands can be met with which resources? */
#include "codesign.h"

enum status joined(const Unit *restrict p,
    const RelationPair *restrict x, Relation *restrict y)
{
    const Relation *a = &x->first, *b = &x->second;
    (void)p;
    *y = (Relation){ a->rows, b->columns, { { 0 } } };
    if (a->columns != b->rows)
        return BAD_FORMAT;
    for (int i = 0; i < a->rows; i++)
        for (int j = 0; j < a->columns; j++)
            for (int k = 0; k < b->columns; k++)
                y->at[i][k] |= a->at[i][j] & b->at[j][k];
    return OK;
}

int relation_equal(const Relation *a, const Relation *b)
{
    int equal = a->rows == b->rows && a->columns == b->columns;
    for (int i = 0; equal && i < a->rows; i++)
        for (int j = 0; equal && j < a->columns; j++)
            equal = a->at[i][j] == b->at[i][j];
    return equal;
}

int is_preorder(const Relation *x)
{
    Relation twice;
    if (joined(NULL, &(RelationPair){ *x, *x }, &twice) != OK)
        return 0;
    for (int i = 0; i < x->rows; i++)
        if (!x->at[i][i])
            return 0;
    return relation_equal(x, &twice);
}

enum status made_feasible(const Ends *restrict p,
    const Relation *restrict x, Relation *restrict y)
{
    const RelationPair before = { p->demands, *x };
    RelationPair after = { .second = p->resources };
    enum status s = joined(NULL, &before, &after.first);
    return s != OK ? s : joined(NULL, &after, y);
}

enum status feasible(const Ends *restrict p,
    const Relation *restrict x, Relation *restrict y)
{
    enum status s = made_feasible(p, x, y);
    return s == OK && !relation_equal(x, y) ? BAD_FORMAT : s;
}

int offer_below(Offer a, Offer b)
{
    return a.throughput <= b.throughput && a.latency >= b.latency
           && a.memory <= b.memory;
}

void offers(int m, const Offer a[], int n, const Offer b[], Relation *y)
{
    *y = (Relation){ m, n, { { 0 } } };
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            y->at[i][j] = (unsigned char)offer_below(a[i], b[j]);
}

int is_monotone(const Relation *from, const int f[], const Relation *to)
{
    for (int i = 0; i < from->rows; i++)
        for (int j = 0; j < from->rows; j++)
            if (from->at[i][j] && !to->at[f[i]][f[j]])
                return 0;
    return 1;
}

static void companion(int rows, const int f[], const Relation *to, Relation *y)
{
    *y = (Relation){ rows, to->rows, { { 0 } } };
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < to->rows; j++)
            y->at[i][j] = to->at[f[i]][j];
}

void companions(const MapPair *restrict x, RelationPair *restrict y)
{
    companion(x->order[0].rows, x->f, &x->order[1], &y->first);
    companion(x->order[1].rows, x->g, &x->order[2], &y->second);
}

void companion_of_both(const MapPair *restrict x, Relation *restrict y)
{
    int both[MOST_ELEMENTS];
    for (int i = 0; i < x->order[0].rows; i++)
        both[i] = x->g[x->f[i]];
    companion(x->order[0].rows, both, &x->order[2], y);
}
