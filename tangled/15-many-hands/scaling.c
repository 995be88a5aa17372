/* scaling.c - measured times of workers, and a model of more of them. */
#include "scaling.h"
#include "hands.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static int read_row(const char *line, Timing *r)
{
    return sscanf(line, "%15[^,],%15[^,],%lf,%lf,%d,%lf", r->way, r->model,
                  &r->numbers, &r->flops, &r->workers, &r->ms) == 6;
}

int timings_read(const char *path, int keys, Timings *t)
{
    char line[200], key[20], value[160];
    FILE *f = fopen(path, "r");
    t->count = 0;
    if (f == NULL)
        return 0;
    while (fgets(line, sizeof line, f) != NULL && t->count < TIMINGS_MOST)
        if (sscanf(line, "# %19[a-z]: %159[^\n]", key, value) == 2) {
            if (keys)
                printf("hands-%s = %s\n", key, value);
        } else {
            t->count += read_row(line, &t->at[t->count]);
        }
    fclose(f);
    return t->count > 0;
}

const Timing *timing(const Timings *t, const char *way, const char *model,
                     int workers)
{
    for (int i = 0; i < t->count; i++)
        if (strcmp(t->at[i].way, way) == 0 && t->at[i].workers == workers
            && strcmp(t->at[i].model, model) == 0)
            return &t->at[i];
    return NULL;
}

/* Of "link" there are two rows, and of "move" one for each model. */
static double with_numbers(const Timings *t, const char *model,
                           double numbers)
{
    for (int i = 0; i < t->count; i++)
        if (strcmp(t->at[i].model, model) == 0
            && t->at[i].numbers == numbers
            && strcmp(t->at[i].way, "ranks") != 0)
            return t->at[i].ms;
    return (double)NAN;
}

StepModel step_model(const Timings *t, const char *model, int shards)
{
    const double million = 1 << 20, none = with_numbers(t, "link", 0);
    const Timing *one = timing(t, "threads", model, 1);
    StepModel m = { .numbers = one->numbers };
    m.move = with_numbers(t, "move", one->numbers);
    m.shard = (one->ms - m.move) / shards;
    m.hop = none / 2;                   /* a sum goes up and down */
    m.number = (with_numbers(t, "link", million) - none) / 2 / million;
    return m;
}

int largest_share(int shards, int ranks)
{
    int most = 0;
    for (int k = 0; k < ranks; k++) {
        const int count = hands_part(shards, k, ranks).count;
        most = count > most ? count : most;
    }
    return most;
}

double step_predicted(const StepModel *m, int shards, int ranks)
{
    return largest_share(shards, ranks) * m->shard + m->move
        + 2 * ceil(log2(ranks)) * (m->hop + m->number * m->numbers);
}
