/* runs.c - a learner without its types, and a run of it over a dataset. */
#include "runs.h"
#include <assert.h>

int largest_at(int n, const real x[])
{
    int best = 0;
    for (int i = 1; i < n; i++)
        if (x[i] > x[best])
            best = i;
    return best;
}

static void batch_fill(const Records *from, int count, const int order[],
                       real x[], Labels *labels)
{
    labels->count = count;
    for (int b = 0; b < count; b++) {
        memcpy(x + b * from->columns, from->x[order[b]],
            (size_t)from->columns * sizeof *x);
        labels->at[b] = from->label[order[b]];
    }
}

/* How many rows have their label. */
static int rows_right(const Runner *a, const void *state, void *work,
                      const Rates *r, const Dataset *test)
{
    const Records *const rows = &test->rows;
    int right = 0;
    for (int i = 0; i < rows->count; i++) {
        real y[COLUMNS_MAX];
        assert(rows->classes <= COLUMNS_MAX);
        a->scores(r, state, work, 1, rows->x[i], y);
        right += largest_at(rows->classes, y) == rows->label[i];
    }
    return right;
}

/* The mean loss of the steps of an epoch; each row is met once. */
static double epoch(const Runner *a, void *state, void *work, const Rates *r,
                    int batch, Source *s, const Records *rows)
{
    int order[ROWS_MAX];
    double sum = 0;
    draw_order(s, rows->count, order);
    for (int i = 0; i < rows->count; i += batch) {
        const int left = rows->count - i, n = left < batch ? left : batch;
        real x[BATCH_MAX * COLUMNS_MAX];
        Labels labels;
        batch_fill(rows, n, order + i, x, &labels);
        sum += n * (double)a->step(r, state, work, x, &labels);
    }
    return sum / rows->count;
}

void run_epochs(const Runner *a, void *state, void *work, const Rates *r,
         const Run *run, const Dataset *train, const Dataset *test,
         Outcome *y)
{
    Source s;
    const int steps = (train->rows.count + run->batch - 1) / run->batch;
    assert(1 <= run->batch && run->batch <= BATCH_MAX);
    assert(1 <= run->epochs && run->epochs <= EPOCHS_MAX);
    source_seed(&s, run->seed);
    a->begin(&s, state);
    y->steps_to = 0;
    for (int e = 0; e < run->epochs; e++) {
        y->loss[e] = epoch(a, state, work, r, run->batch, &s, &train->rows);
        if (y->steps_to == 0 && y->loss[e] < run->wanted)
            y->steps_to = (e + 1) * steps;
    }
    y->right = rows_right(a, state, work, r, test);
}
