/* check_datasets.c - refusals, splits, and that the tasks are learnt. */
#include "tables.h"
#include "testing.h"
#include <math.h>
#include <stdio.h>

static Source source;
static Records rows;
static Dataset all, train, test;

static void said(enum status s, const char *words)
{
    Sentence sentence;
    ck_assert_int_eq(dataset(NULL, &rows, &all), s);
    dataset_refusal(&rows, &sentence);
    ck_assert_str_eq(sentence.text, words);
}

START_TEST(bad_data_is_refused_with_what_was_expected_and_what_came)
{
    xor_rows(&rows), said(OK, "");
    rows.x[2][1] = (real)NAN;
    said(NOT_FINITE, "row 2, column 1 is nan: expected a finite real");
    rows.x[2][1] = (real)-INFINITY;
    said(NOT_FINITE, "row 2, column 1 is -inf: expected a finite real");
    xor_rows(&rows), rows.x[0][0] = (real)NAN;
    said(NOT_FINITE, "row 0, column 0 is nan: expected a finite real");
    xor_rows(&rows), rows.label[3] = 2;
    said(OUT_OF_RANGE, "row 3, label 2: expected an integer from 0 to 1");
    rows.label[3] = -1;
    said(OUT_OF_RANGE, "row 3, label -1: expected an integer from 0 to 1");
    xor_rows(&rows), rows.count = 0;
    said(EMPTY, "data of 0 rows: expected from 1 to 400");
    spiral_rows(ROWS_MAX / 2, &rows), said(OK, "");
    rows.count = ROWS_MAX + 1;
    said(TOO_LONG, "data of 401 rows: expected from 1 to 400");
}
END_TEST

static const struct { const char *text, *said; enum status s; int n; }
cases[] = {
    { "1,2,0 3,4.5,1\n-1,1e1,0\n", "", OK, 3 },
    { "", "", OK, 0 },
    { "1,2,0 3,4", "row 1: expected 2 numbers and a label, with commas; "
      "came 3,4", BAD_FORMAT, 1 },
    { "1;2,0", "row 0: expected 2 numbers and a label, with commas; "
      "came 1;2,0", BAD_FORMAT, 0 },
    { "1,x,0", "row 0: expected 2 numbers and a label, with commas; "
      "came 1,x,0", BAD_FORMAT, 0 },
    { "1,2,0.5", "row 0: expected 2 numbers and a label, with commas; "
      "came 1,2,0.5", BAD_FORMAT, 0 },
    { "1,2,3,1", "row 0: expected 2 numbers and a label, with commas; "
      "came 1,2,3,1", BAD_FORMAT, 0 },
};

START_TEST(text_is_read_row_by_row_or_refused)
{
    for (int i = 0; i < ROWS(cases); i++) {
        Sentence sentence = { "" };
        rows.columns = 2, rows.classes = 2;
        ck_assert_int_eq(rows_read(cases[i].text, &rows, &sentence),
                         cases[i].s);
        ck_assert_str_eq(sentence.text, cases[i].said);
        ck_assert_int_eq(rows.count, cases[i].n);
    }
    rows.count = 0;
    ck_assert_int_eq(rows_read("3,nan,7", &rows, &(Sentence){ "" }), OK);
    ck_assert_int_eq(dataset(NULL, &rows, &all), NOT_FINITE);
    static const char *const labels[] = { "3,1,7", "3,1,4294967296",
                                          "3,1,-4294967295" };
    for (int i = 0; i < ROWS(labels); i++) {
        ck_assert_int_eq(rows_read(labels[i], &rows, &(Sentence){ "" }), OK);
        ck_assert_int_eq(dataset(NULL, &rows, &all), OUT_OF_RANGE);
    }
}
END_TEST

START_TEST(more_rows_than_there_is_room_for_are_refused)
{
    static char text[6 * (ROWS_MAX + 1) + 1];
    Sentence sentence;
    for (int i = 0; i <= ROWS_MAX; i++)
        memcpy(text + 6 * i, "1,2,0 ", 6);
    rows.columns = 2, rows.classes = 2;
    ck_assert_int_eq(rows_read(text, &rows, &sentence), TOO_LONG);
    ck_assert_str_eq(sentence.text, "more than 400 rows");
    text[6 * ROWS_MAX] = '\0';
    ck_assert_int_eq(rows_read(text, &rows, &sentence), OK);
    ck_assert_int_eq(rows.count, ROWS_MAX);
}
END_TEST

/* How often a row of all occurs in part. */
static int occurs(const Dataset *part, int i)
{
    int n = 0;
    for (int k = 0; k < part->rows.count; k++)
        n += memcmp(part->rows.x[k], all.rows.x[i], sizeof all.rows.x[i]) == 0
          && part->rows.label[k] == all.rows.label[i];
    return n;
}

START_TEST(each_row_is_in_one_part_of_a_split)
{
    spiral_rows(40, &rows);
    ck_assert_int_eq(dataset(NULL, &rows, &all), OK);
    source_seed(&source, (uint64_t)_i);
    dataset_split(&source, &all, &train, &test);
    ck_assert_int_eq(train.rows.count, 54);
    ck_assert_int_eq(test.rows.count, 26);
    ck_assert_int_eq(test.rows.columns, 2);
    ck_assert_int_eq(train.rows.classes, 2);
    int in_order = 0;
    for (int i = 0; i < all.rows.count; i++) {
        ck_assert_int_eq(occurs(&train, i) + occurs(&test, i), 1);
        in_order += occurs(&test, i) == (i % 3 == 2);
    }
    ck_assert_int_lt(in_order, all.rows.count);
}
END_TEST

static void column_is_standard(int j)
{
    double mean = 0, square = 0;
    for (int i = 0; i < train.rows.count; i++) {
        mean += (double)train.rows.x[i][j] / train.rows.count;
        square += pow((double)train.rows.x[i][j], 2) / train.rows.count;
    }
    ck_assert_double_eq_tol(mean, 0, 1e-5);
    ck_assert_double_eq_tol(square, 1, 1e-5);
}

START_TEST(columns_are_standardised_by_the_training_rows)
{
    spiral_rows(40, &rows);
    for (int i = 0; i < rows.count; i++)
        rows.x[i][1] = 5 + 3 * rows.x[i][1];
    ck_assert_int_eq(dataset(NULL, &rows, &all), OK);
    source_seed(&source, (uint64_t)_i);
    dataset_split(&source, &all, &train, &test);
    const real a = test.rows.x[0][1], b = test.rows.x[1][1];
    const real c = train.rows.x[0][1], d = train.rows.x[1][1];
    dataset_standardise(&train, &test);
    for (int j = 0; j < 2; j++)
        column_is_standard(j);
    const double scale = (double)((train.rows.x[0][1] - train.rows.x[1][1])
        / (c - d));
    ck_assert_double_eq_tol((double)(test.rows.x[0][1] - test.rows.x[1][1]),
        scale * (double)(a - b), 1e-4);
}
END_TEST

START_TEST(exclusive_or_and_spirals_are_what_they_should_be)
{
    xor_rows(&rows);
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(rows.label[i], rows.x[i][0] != rows.x[i][1]);
    ck_assert(rows.x[1][0] == 1 && rows.x[1][1] == 0);
    spiral_rows(30, &rows);
    ck_assert_int_eq(rows.count, 60);
    for (int i = 0; i < 60; i += 2) {
        const double x = (double)rows.x[i][0], y = (double)rows.x[i][1];
        ck_assert_double_eq_tol(sqrt(x * x + y * y), 0.1 + 0.9 * (i / 2) / 29,
                                1e-6);
        ck_assert(rows.x[i + 1][0] == -rows.x[i][0]
            && rows.x[i + 1][1] == -rows.x[i][1]);
        ck_assert(rows.label[i] == 0 && rows.label[i + 1] == 1);
    }
    ck_assert_double_eq_tol((double)rows.x[0][0], 0.1, 1e-6);
    ck_assert_double_eq_tol((double)rows.x[58][0], -1, 1e-6);
}
END_TEST

START_TEST(a_network_learns_exclusive_or)
{
    static Outcome y;
    xor_nesterov_learner a;
    xor_nesterov_learner_work w;
    const Rates r = { { (real)0.1 }, (real)0.9, (real)0.9, (real)0.999,
                      (real)1e-8, 0 };
    const Run plan = { 4, 400, (uint64_t)(_i + 1), 0.1 };
    xor_rows(&rows);
    ck_assert_int_eq(dataset(NULL, &rows, &all), OK);
    run_epochs(&xor_nesterov_learner_runner, &a, &w, &r, &plan, &all, &all, &y);
    ck_assert_int_eq(y.right, 4);
    ck_assert(y.loss[399] < 0.05);
    ck_assert(y.steps_to > 1 && y.steps_to < 400);
    ck_assert(y.loss[y.steps_to - 1] < 0.1 && y.loss[y.steps_to - 2] >= 0.1);
    ck_assert_int_eq(a.clock.steps, 400);
}
END_TEST

/* A runner that counts how often it meets each of seven rows. */
typedef struct Met { int steps, times[7]; } Met;

static void met_begin(Source *s, void *state)
{
    (void)s;
    memset(state, 0, sizeof (Met));
}

static real met_step(const Rates *r, void *state, void *work, const real *x,
                     const Labels *labels)
{
    Met *const met = state;
    (void)r, (void)work;
    met->steps++;
    for (int b = 0; b < labels->count; b++) {
        met->times[(int)x[b]]++;
        ck_assert_int_eq(labels->at[b], (int)x[b] % 3);
    }
    return (real)labels->count;
}

static void met_scores(const Rates *r, const void *state, void *work,
                       int count, const real *x, real *y)
{
    (void)r, (void)state, (void)work, (void)count, (void)x;
    y[0] = 1, y[1] = 2, y[2] = 0;
}

START_TEST(each_epoch_meets_each_row_once)
{
    static const Runner runner = { met_begin, met_step, met_scores };
    static Outcome y;
    Met met;
    const Run plan = { 3, 5, (uint64_t)_i, 2.5 };
    rows = (Records){ .count = 7, .columns = 1, .classes = 3 };
    for (int i = 0; i < 7; i++)
        rows.x[i][0] = (real)i, rows.label[i] = i % 3;
    ck_assert_int_eq(dataset(NULL, &rows, &all), OK);
    run_epochs(&runner, &met, NULL, NULL, &plan, &all, &all, &y);
    ck_assert_int_eq(met.steps, 15);
    for (int i = 0; i < 7; i++)
        ck_assert_int_eq(met.times[i], 5);
    ck_assert_double_eq_tol(y.loss[4], (3 * 3 + 3 * 3 + 1) / 7.0, 1e-9);
    ck_assert_int_eq(y.steps_to, 0);
    ck_assert_int_eq(y.right, 2);
}
END_TEST

START_TEST(the_flowers_are_those_of_fisher)
{
    static Task t;
    Sentence sentence;
    int kinds[3] = { 0 };
    ck_assert_int_eq(task_load(IRIS_TASK, &t, &sentence), OK);
    const Records *const x = &t.data.rows;
    ck_assert_int_eq(x->count, 150);
    ck_assert_int_eq(x->columns, 4);
    for (int i = 0; i < 150; i++)
        kinds[x->label[i]]++;
    ck_assert(kinds[0] == 50 && kinds[1] == 50 && kinds[2] == 50);
    ck_assert(x->x[34][1] == (real)3.1 && x->x[34][3] == (real)0.2);
    ck_assert(x->x[37][1] == (real)3.6 && x->x[37][2] == (real)1.4);
}
END_TEST

START_TEST(a_tally_is_of_ten_seeds)
{
    static Task t;
    Sentence sentence;
    Tally y;
    ck_assert_int_eq(task_load(XOR_TASK, &t, &sentence), OK);
    task_tally(&t, XOR_TASK, 2, 0, &y);
    ck_assert_int_eq(y.reached, SEEDS);
    ck_assert_int_eq(y.tested, 4);
    ck_assert(y.least == 100 && y.most == 100);
    ck_assert_double_eq_tol(y.mean, 100, 1e-9);
    ck_assert_double_eq_tol(y.steps, 78, 5);
    ck_assert_str_eq(rule_name(2), "Nesterov");
    task_tally(&t, XOR_TASK, 0, 0, &y);
    ck_assert_double_eq_tol(y.steps, 104, 5);
    task_tally(&t, XOR_TASK, 3, 0, &y);
    ck_assert_double_eq_tol(y.steps, 151, 15);
    ck_assert(rule_rates(4).decay > 0 && rule_rates(3).decay == 0);
}
END_TEST

START_TEST(the_largest_is_the_first_of_the_largest)
{
    ck_assert_int_eq(largest_at(4, (real[]){ 1, 3, 3, 2 }), 1);
    ck_assert_int_eq(largest_at(1, (real[]){ -1 }), 0);
    ck_assert_int_eq(largest_at(3, (real[]){ -3, -2, -1 }), 2);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { bad_data_is_refused_with_what_was_expected_and_what_came, 1 },
        { text_is_read_row_by_row_or_refused, 1 },
        { more_rows_than_there_is_room_for_are_refused, 1 },
        { each_row_is_in_one_part_of_a_split, 10 },
        { columns_are_standardised_by_the_training_rows, 10 },
        { exclusive_or_and_spirals_are_what_they_should_be, 1 },
        { a_network_learns_exclusive_or, 3 },
        { each_epoch_meets_each_row_once, 5 },
        { the_flowers_are_those_of_fisher, 1 },
        { a_tally_is_of_ten_seeds, 1 },
        { the_largest_is_the_first_of_the_largest, 1 },
    };
    return run_tests("datasets", ROWS(tests), tests);
}
