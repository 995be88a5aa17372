/* tables.h - the tasks, and runs of them from ten seeds. */
#ifndef TABLES_H
#define TABLES_H

#include "perceptrons.h"

enum { SEEDS = 10, RULES = 5 };
enum { XOR_TASK, SPIRAL_TASK, IRIS_TASK, TASK_COUNT };
typedef struct Task {
    const char *name;
    int batch, epochs;
    int whole;                  /* the test set is the training set */
    Dataset data;
} Task;

/* What ten seeds came to. */
typedef struct Tally {
    int reached, tested;        /* runs that reached 0.1; rows of test */
    double steps;               /* to 0.1, mean of the runs that reached it */
    double mean;                /* rows right, in per cent */
    double least, most;
} Tally;

/* task_load - the task with the number k; iris.txt is read where we run */
MUST_CHECK enum status task_load(int k, Task *y, Sentence *said);
const char *rule_name(int rule);
Rates rule_rates(int rule);
void task_run(const Task *t, int task, int rule, int seed, int standard,
    Outcome *y, int *tested);
void task_tally(const Task *t, int task, int rule, int standard, Tally *y);

#endif
