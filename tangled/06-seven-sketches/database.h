/* database.h - schemas as categories, instances as functors, migration. */
#ifndef DATABASE_H
#define DATABASE_H

#include "compose.h"
#include "refusals.h"

enum { TABLES = 3, KEYS = 3, MOST_ROWS = 8, MOST_LINES = 24, MOST_KEYS = 2 };

typedef struct { int length, key[MOST_KEYS]; } Path;    /* of keys, in order */
typedef struct {
    int tables, keys, equations;
    const char *name[TABLES];
    struct { const char *name; int from, to; } key[KEYS];
    struct { int from; Path left, right; } equation[1];
} Schema;

typedef struct {                        /* as exported: a relation */
    int rows[TABLES], count;
    struct { int key, row, target; } line[MOST_LINES];
} Export;
typedef struct {                        /* a functor to finite sets */
    int rows[TABLES], at[KEYS][MOST_ROWS];
} Instance;

extern const Schema training_schema, machines_schema, merged_schema;

PARTIAL(instance, Schema, Export, Instance);
PARAMETRIC(instance_refusal, Schema, Export, Sentence);

/* the row at the end of a path that begins at row */
int follow(const Instance *x, const Path *path, int row);

typedef struct {                        /* a functor between two schemas */
    int table[TABLES];
    Path key[KEYS];
} SchemaFunctor;
typedef struct { Instance tables; } Machines;   /* cloud, laptop, model */
typedef struct { Instance tables; } Merged;     /* run, model */
SPACE(RunCounts, MOST_ROWS);                    /* of each model */
PRODUCT(TwoCounts, RunCounts, cloud, RunCounts, laptop);

extern const SchemaFunctor merging;
void pull_back(const Schema *s, const SchemaFunctor *f, const Instance *x,
    Instance *y);
PARTIAL(unite, Unit, Machines, Merged);         /* TOO_LONG if too many */
ARROW(count_runs, Merged, RunCounts);
ARROW(count_each, Machines, TwoCounts);
ARROW(add_counts, TwoCounts, RunCounts);

#endif
