/* golden.c - the numbers that torch has made, and the model they are of. */
#include "golden.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int golden_line(const char *name, int n, double numbers[])
{
    FILE *f = fopen("golden/golden.txt", "r");
    const size_t length = strlen(name);
    char line[1024], *at, *end;
    int found = 0;
    while (f != NULL && fgets(line, sizeof line, f) != NULL)
        if (strncmp(line, name, length) == 0 && line[length] == ' ')
            for (at = line + length; found < n; at = end) {
                numbers[found] = strtod(at, &end);
                if (end == at)
                    break;
                found++;
            }
    if (f != NULL)
        fclose(f);
    return found;
}

TrainingPlan golden_plan(void)
{
    return (TrainingPlan){ GOLDEN_SEQUENCES, 1, 1, 1, 1, 0, 0, { GOLDEN_STEPS,
        3, 0.02, 0.002, 0.9, 0.95, 1e-5, 0.1, 1.5 } };
}

void golden_summary(size_t n, const double x[], double seven[])
{
    const size_t places[] = { 0, n / 3, n / 2, n - 1 };
    seven[0] = seven[1] = seven[2] = 0;
    for (size_t k = 0; k < n; k++) {
        seven[0] += x[k];
        seven[1] += x[k] * x[k];
        seven[2] += (double)k / (double)n * x[k];
    }
    seven[1] = sqrt(seven[1]);
    for (int i = 0; i < 4; i++)
        seven[3 + i] = x[places[i]];
}
