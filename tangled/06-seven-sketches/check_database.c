/* check_database.c - functoriality, migration and its adjoint. */
#include "sample_sketches.h"
#include "testing.h"
#include <string.h>

static Source source;

/* checkpoints 0, 1 of run 0, 2 of run 1; run r trains model r */
static Export right(void)
{
    return (Export){ { 3, 2, 2 }, 8, {
        { 0, 0, 0 }, { 0, 1, 0 }, { 0, 2, 1 },
        { 1, 0, 0 }, { 1, 1, 1 },
        { 2, 0, 0 }, { 2, 1, 0 }, { 2, 2, 1 } } };
}

static const struct { int line, key, row, target; enum status expected;
    const char *said; } faults[] = {
    { 0, 0, 0, 0, OK, "" },
    { 7, 2, 2, 0, BAD_FORMAT, "checkpoint 2 leads to 1 by one path and to 0 "
      "by the other: expected the same" },
    { 4, 1, 0, 1, TOO_LONG, "run 0 trains 0 and 1: expected one" },
    { 4, 0, 2, 1, TOO_LONG, "checkpoint 2 of 1 and 1: expected one" },
    { 4, 1, 2, 1, OUT_OF_RANGE, "line 4 is about run 2: expected a run "
      "less than 2" },
    { 4, 1, -1, 1, OUT_OF_RANGE, "line 4 is about run -1: expected a run "
      "less than 2" },
    { 4, 1, 1, 2, OUT_OF_RANGE, "run 1 trains 2: expected a model "
      "less than 2" },
    { 4, 1, 1, -1, OUT_OF_RANGE, "run 1 trains -1: expected a model "
      "less than 2" },
    { 4, 3, 1, 1, OUT_OF_RANGE, "line 4 has key 3: expected 0 to 2" },
    { 4, -1, 1, 1, OUT_OF_RANGE, "line 4 has key -1: expected 0 to 2" },
};

START_TEST(an_export_that_is_no_functor_is_refused_with_the_reason)
{
    const int i = faults[_i].line;
    Export x = right();
    Instance y;
    Sentence said;
    x.line[i].key = faults[_i].key;
    x.line[i].row = faults[_i].row;
    x.line[i].target = faults[_i].target;
    ck_assert_int_eq(instance(&training_schema, &x, &y), faults[_i].expected);
    instance_refusal(&training_schema, &x, &said);
    ck_assert_str_eq(said.text, faults[_i].said);
}
END_TEST

START_TEST(a_row_without_a_target_and_wrong_sizes_are_refused)
{
    Export x = right();
    Instance y;
    Sentence said;
    x.count = 7;
    ck_assert_int_eq(instance(&training_schema, &x, &y), EMPTY);
    instance_refusal(&training_schema, &x, &said);
    ck_assert_str_eq(said.text, "checkpoint 2 holds nothing: expected one");
    x.count = MOST_LINES + 1;
    ck_assert_int_eq(instance(&training_schema, &x, &y), TOO_LONG);
    x.count = -1;
    ck_assert_int_eq(instance(&training_schema, &x, &y), TOO_LONG);
    x = (Export){ { 0, 0, MOST_ROWS }, 0, { { 0, 0, 0 } } };
    ck_assert_int_eq(instance(&training_schema, &x, &y), OK);
    x.rows[2] = MOST_ROWS + 1;
    ck_assert_int_eq(instance(&training_schema, &x, &y), OUT_OF_RANGE);
    x.rows[2] = -1;
    ck_assert_int_eq(instance(&training_schema, &x, &y), OUT_OF_RANGE);
}
END_TEST

/* Does the family of functions keep every key? */
static int natural(const Schema *s, const Instance *a, const Instance *b,
    int family[TABLES][MOST_ROWS])
{
    for (int k = 0; k < s->keys; k++)
        for (int r = 0; r < a->rows[s->key[k].from]; r++)
            if (family[s->key[k].to][a->at[k][r]]
                != b->at[k][family[s->key[k].from][r]])
                return 0;
    return 1;
}

/* The n-th family from i to the pull-back of j, read by both schemas. */
static void family_number(int n, const Instance *i, const Instance *j,
    int apart[TABLES][MOST_ROWS], int merged[TABLES][MOST_ROWS])
{
    for (int t = 0, row = 0; t < 3; t++)
        for (int r = 0; r < i->rows[t]; r++) {
            int choices = j->rows[t == 2];
            apart[t][r] = n % choices;
            if (t < 2)
                merged[0][row++] = apart[t][r];
            else
                merged[1][r] = apart[t][r];
            n /= choices;
        }
}

START_TEST(merging_is_left_adjoint_to_pulling_back)
{
    Machines i;
    Merged j, sum;
    Instance back;
    int apart[TABLES][MOST_ROWS], merged[TABLES][MOST_ROWS], found = 0;
    source_seed(&source, (uint64_t)_i);
    do Machines_sample(&source, &i);
    while (i.tables.rows[0] > 2 || i.tables.rows[1] > 2
           || i.tables.rows[2] > 2);
    do Merged_sample(&source, &j);
    while (j.tables.rows[0] < 1 || j.tables.rows[0] > 4
           || j.tables.rows[1] > 3);
    ck_assert_int_eq(unite(NULL, &i, &sum), OK);
    pull_back(&machines_schema, &merging, &j.tables, &back);
    for (int n = 0; n < 256 * 9; n++) {
        family_number(n, &i.tables, &j.tables, apart, merged);
        int one = natural(&machines_schema, &i.tables, &back, apart);
        int two = natural(&merged_schema, &sum.tables, &j.tables, merged);
        ck_assert_int_eq(one, two);
        found += one;
    }
    ck_assert(i.tables.rows[0] + i.tables.rows[1] > 0 || found > 0);
}
END_TEST

/* The export of an instance: a line for each value of each key. */
static Export exported(const Schema *s, const Instance *x)
{
    Export e = { .count = 0 };
    memcpy(e.rows, x->rows, sizeof e.rows);
    for (int k = 0; k < s->keys; k++)
        for (int r = 0; r < x->rows[s->key[k].from]; r++) {
            e.line[e.count].key = k;
            e.line[e.count].row = r;
            e.line[e.count++].target = x->at[k][r];
        }
    return e;
}

START_TEST(migrated_instances_are_functors_again)
{
    Machines i;
    Merged j;
    Instance back, y;
    source_seed(&source, (uint64_t)_i);
    Machines_sample(&source, &i);
    ck_assert_int_eq(unite(NULL, &i, &j), OK);
    Export e = exported(&merged_schema, &j.tables);
    e.rows[2] = 5;                      /* of no table: ignored */
    ck_assert_int_eq(instance(&merged_schema, &e, &y), OK);
    ck_assert(y.rows[0] == j.tables.rows[0] && y.rows[2] == 0);
    pull_back(&machines_schema, &merging, &j.tables, &back);
    e = exported(&machines_schema, &back);
    ck_assert_int_eq(instance(&machines_schema, &e, &y), OK);
    ck_assert_int_eq(back.rows[0], j.tables.rows[0]);
    ck_assert_int_eq(memcmp(back.at[1], j.tables.at[0], sizeof back.at[1]), 0);
}
END_TEST

START_TEST(too_many_runs_are_refused)
{
    Machines i = { { .rows = { 5, 4, 1 } } };
    Merged j;
    ck_assert_int_eq(unite(NULL, &i, &j), TOO_LONG);
    i.tables.rows[1] = 3;
    ck_assert_int_eq(unite(NULL, &i, &j), OK);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { an_export_that_is_no_functor_is_refused_with_the_reason,
          ROWS(faults) },
        { a_row_without_a_target_and_wrong_sizes_are_refused, 1 },
        { merging_is_left_adjoint_to_pulling_back, 100 },
        { migrated_instances_are_functors_again, 100 },
        { too_many_runs_are_refused, 1 },
    };
    return run_tests("database", ROWS(tests), tests);
}
