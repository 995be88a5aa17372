/* measure_curves.c - the mean loss of each epoch on the spirals, one seed. */
#include "tables.h"
#include <stdio.h>

int main(void)
{
    static Task t;
    static Outcome y[RULES];
    Sentence said = { "" };
    int tested;
    if (task_load(SPIRAL_TASK, &t, &said) != OK)
        return 1;
    for (int rule = 0; rule < RULES; rule++)
        task_run(&t, SPIRAL_TASK, rule, 1, 1, &y[rule], &tested);
    for (int e = 0; e < t.epochs; e++) {
        printf("%d", e + 1);
        for (int rule = 0; rule < RULES; rule++)
            printf(" %.5f", y[rule].loss[e]);
        printf("\n");
    }
    return 0;
}
