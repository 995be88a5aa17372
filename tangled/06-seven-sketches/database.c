/* database.c - schemas as categories, instances as functors, migration. */
#include "database.h"

enum { CHECKPOINT, RUN, MODEL };
const Schema training_schema = {
    3, 3, 1, { "checkpoint", "run", "model" },
    { { "of", CHECKPOINT, RUN }, { "trains", RUN, MODEL },
      { "holds", CHECKPOINT, MODEL } },
    { { CHECKPOINT, { 2, { 0, 1 } }, { 1, { 2 } } } }
};

int follow(const Instance *x, const Path *path, int row)
{
    for (int i = 0; i < path->length; i++)
        row = x->at[path->key[i]][row];
    return row;
}

static enum status read_sizes(const Schema *p, const Export *x, Instance *y,
    Sentence *said)
{
    if (x->count < 0 || x->count > MOST_LINES)
        return refuse_with(said, TOO_LONG, "%d lines: expected at most %d",
                           x->count, MOST_LINES);
    for (int t = 0; t < TABLES; t++) {
        y->rows[t] = t < p->tables ? x->rows[t] : 0;
        if (y->rows[t] < 0 || y->rows[t] > MOST_ROWS)
            return refuse_with(said, OUT_OF_RANGE, "%d rows of %s: expected 0 "
                               "to %d", x->rows[t], p->name[t], MOST_ROWS);
    }
    for (int k = 0; k < KEYS; k++)
        for (int r = 0; r < MOST_ROWS; r++)
            y->at[k][r] = -1;
    return OK;
}

static enum status read_line(const Schema *p, const Export *x, int i,
    Instance *y, Sentence *said)
{
    const int k = x->line[i].key, r = x->line[i].row, to = x->line[i].target;
    if (k < 0 || k >= p->keys)
        return refuse_with(said, OUT_OF_RANGE, "line %d has key %d: expected "
                           "0 to %d", i, k, p->keys - 1);
    const char *from = p->name[p->key[k].from], *name = p->key[k].name;
    const int rows = y->rows[p->key[k].from], targets = y->rows[p->key[k].to];
    if (r < 0 || r >= rows)
        return refuse_with(said, OUT_OF_RANGE, "line %d is about %s %d: "
                           "expected a %s less than %d", i, from, r, from,
                           rows);
    if (to < 0 || to >= targets)
        return refuse_with(said, OUT_OF_RANGE, "%s %d %s %d: expected a %s "
                           "less than %d", from, r, name, to,
                           p->name[p->key[k].to], targets);
    if (y->at[k][r] >= 0)
        return refuse_with(said, TOO_LONG, "%s %d %s %d and %d: expected one",
                           from, r, name, y->at[k][r], to);
    y->at[k][r] = to;
    return OK;
}

static enum status check_functor(const Schema *p, const Instance *y,
    Sentence *said)
{
    for (int k = 0; k < p->keys; k++)
        for (int r = 0; r < y->rows[p->key[k].from]; r++)
            if (y->at[k][r] < 0)
                return refuse_with(said, EMPTY, "%s %d %s nothing: expected "
                                   "one", p->name[p->key[k].from], r,
                                   p->key[k].name);
    for (int e = 0; e < p->equations; e++) {
        const int from = p->equation[e].from;
        for (int r = 0; r < y->rows[from]; r++) {
            int left = follow(y, &p->equation[e].left, r);
            int right = follow(y, &p->equation[e].right, r);
            if (left != right)
                return refuse_with(said, BAD_FORMAT, "%s %d leads to %d by "
                                   "one path and to %d by the other: expected "
                                   "the same", p->name[from], r, left, right);
        }
    }
    return OK;
}

static enum status read_export(const Schema *p, const Export *x, Instance *y,
    Sentence *said)
{
    said->text[0] = '\0';
    enum status s = read_sizes(p, x, y, said);
    for (int i = 0; s == OK && i < x->count; i++)
        s = read_line(p, x, i, y, said);
    return s != OK ? s : check_functor(p, y, said);
}

enum status instance(const Schema *restrict p,
    const Export *restrict x, Instance *restrict y)
{
    Sentence said;
    return read_export(p, x, y, &said);
}

void instance_refusal(const Schema *restrict p,
    const Export *restrict x, Sentence *restrict y)
{
    Instance made;
    if (read_export(p, x, &made, y) == OK)
        y->text[0] = '\0';
}

const Schema machines_schema = {
    3, 2, 0, { "cloud run", "laptop run", "model" },
    { { "trains", 0, 2 }, { "trains", 1, 2 } }, { { 0, { 0 }, { 0 } } }
};
const Schema merged_schema = {
    2, 1, 0, { "run", "model" }, { { "trains", 0, 1 } }, { { 0, { 0 }, { 0 } } }
};
const SchemaFunctor merging = {
    { 0, 0, 1 }, { { 1, { 0 } }, { 1, { 0 } } }
};

void pull_back(const Schema *s, const SchemaFunctor *f, const Instance *x,
    Instance *y)
{
    *y = (Instance){ .rows = { 0 } };
    for (int t = 0; t < s->tables; t++)
        y->rows[t] = x->rows[f->table[t]];
    for (int k = 0; k < s->keys; k++)
        for (int r = 0; r < y->rows[s->key[k].from]; r++)
            y->at[k][r] = follow(x, &f->key[k], r);
}

enum status unite(const Unit *restrict p,
    const Machines *restrict x, Merged *restrict y)
{
    const Instance *from = &x->tables;
    (void)p;
    y->tables = (Instance){ .rows = { from->rows[0] + from->rows[1],
                                    from->rows[2] } };
    if (y->tables.rows[0] > MOST_ROWS)
        return TOO_LONG;
    for (int k = 0, row = 0; k < 2; k++)
        for (int r = 0; r < from->rows[k]; r++)
            y->tables.at[0][row++] = from->at[k][r];
    return OK;
}

static void count(const Instance *x, int table, int key, RunCounts *y)
{
    *y = (RunCounts){ { 0 } };
    for (int r = 0; r < x->rows[table]; r++)
        y->at[x->at[key][r]]++;
}

void count_runs(const Merged *restrict x, RunCounts *restrict y)
{
    count(&x->tables, 0, 0, y);
}

void count_each(const Machines *restrict x, TwoCounts *restrict y)
{
    count(&x->tables, 0, 0, &y->cloud);
    count(&x->tables, 1, 1, &y->laptop);
}

void add_counts(const TwoCounts *restrict x, RunCounts *restrict y)
{
    for (int m = 0; m < MOST_ROWS; m++)
        y->at[m] = x->cloud.at[m] + x->laptop.at[m];
}
