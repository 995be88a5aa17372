/* tables.c - the tasks, and runs of them from ten seeds. */
#include "tables.h"
#include <stdio.h>

#define RATE(x) .rate = { (real)(x) }
#define ADAM RATE(0.01), .beta1 = (real)0.9, .beta2 = (real)0.999, \
    .epsilon = (real)1e-8
static const struct { const char *name; Rates rates; } rules[] = {
    { "SGD", { RATE(0.5) } },
    { "momentum", { RATE(0.1), .momentum = (real)0.9 } },
    { "Nesterov", { RATE(0.1), .momentum = (real)0.9 } },
    { "Adam", { ADAM } },
    { "AdamW", { ADAM, .decay = (real)0.01 } },
};
_Static_assert(sizeof rules / sizeof rules[0] == RULES, "a row for each rule");

const char *rule_name(int rule) { return rules[rule].name; }
Rates rule_rates(int rule) { return rules[rule].rates; }

static enum status iris_load(Records *x, Sentence *said)
{
    char text[4096];
    FILE *f = fopen("iris.txt", "r");
    if (f == NULL) {
        snprintf(said->text, sizeof said->text, "iris.txt cannot be opened");
        return NO_FILE;
    }
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    x->columns = 4, x->classes = 3;
    return rows_read(text, x, said);
}

enum status task_load(int k, Task *y, Sentence *said)
{
    static const Task tasks[] = { { "XOR", 4, 400, 1, { { 0 } } },
        { "spirals", 20, 300, 0, { { 0 } } },
        { "iris", 20, 100, 0, { { 0 } } } };
    Records rows = { 0 };
    enum status s = OK;
    *y = tasks[k];
    if (k == XOR_TASK)
        xor_rows(&rows);
    else if (k == SPIRAL_TASK)
        spiral_rows(100, &rows);
    else
        s = iris_load(&rows, said);
    if (s != OK)
        return s;
    dataset_refusal(&rows, said);
    return dataset(NULL, &rows, &y->data);
}

/* One run with room for the largest of the learners on the stack. */
typedef union Room {
    xor_adam_learner xor; spiral_adam_learner spiral; iris_adam_learner iris;
} Room;
typedef union WorkRoom {
    xor_nesterov_learner_work xor; spiral_nesterov_learner_work spiral;
    iris_nesterov_learner_work iris;
} WorkRoom;

#define FIVE(task) { &task##_sgd_learner_runner, \
    &task##_polyak_learner_runner, &task##_nesterov_learner_runner, \
    &task##_adam_learner_runner, &task##_adamw_learner_runner }
static const Runner *const runners[TASK_COUNT][RULES] = { FIVE(xor),
    FIVE(spiral), FIVE(iris) };

void task_run(const Task *t, int task, int rule, int seed, int standard,
              Outcome *y, int *tested)
{
    Source s;
    Room room;
    WorkRoom work;
    Dataset train = t->data, test = t->data;
    const Run plan = { t->batch, t->epochs, (uint64_t)seed, 0.1 };
    source_seed(&s, (uint64_t)seed);
    if (!t->whole)
        dataset_split(&s, &t->data, &train, &test);
    if (standard)
        dataset_standardise(&train, &test);
    run_epochs(runners[task][rule], &room, &work, &rules[rule].rates, &plan,
        &train, &test, y);
    *tested = test.rows.count;
}

void task_tally(const Task *t, int task, int rule, int standard, Tally *y)
{
    *y = (Tally){ .least = 100 };
    for (int seed = 1; seed <= SEEDS; seed++) {
        Outcome o;
        task_run(t, task, rule, seed, standard, &o, &y->tested);
        const double right = 100.0 * o.right / y->tested;
        y->reached += o.steps_to > 0;
        y->steps += o.steps_to;
        y->mean += right / SEEDS;
        y->least = right < y->least ? right : y->least;
        y->most = right > y->most ? right : y->most;
    }
    y->steps = y->reached > 0 ? y->steps / y->reached : 0;
}
