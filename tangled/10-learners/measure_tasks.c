/* measure_tasks.c - five rules, three tasks, ten seeds each. */
#include "tables.h"
#include <stdio.h>

static void show(const Task *t, int task, int rule, int standard)
{
    Tally y;
    task_tally(t, task, rule, standard, &y);
    printf("%-8s %-9s %2d of %d", t->name, rule_name(rule), y.reached, SEEDS);
    if (y.reached > 0)
        printf(" %7.0f", y.steps);
    else
        printf("       -");
    printf("  %6.1f %6.1f %6.1f\n", y.mean, y.least, y.most);
}

int main(void)
{
    static Task t;
    Sentence said = { "" };
    printf("task     rule      reached   steps    mean    min    max\n");
    for (int task = 0; task < TASK_COUNT; task++) {
        if (task_load(task, &t, &said) != OK) {
            fprintf(stderr, "%s\n", said.text);
            return 1;
        }
        for (int rule = 0; rule < RULES; rule++)
            show(&t, task, rule, task != XOR_TASK);
    }
    if (task_load(SPIRAL_TASK, &t, &said) != OK)
        return 1;
    printf("as drawn rule      reached   steps    mean    min    max\n");
    show(&t, SPIRAL_TASK, 1, 0);
    show(&t, SPIRAL_TASK, 3, 0);
    return 0;
}
