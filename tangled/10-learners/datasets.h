/* datasets.h - rows of numbers with labels, refused unless they are sound. */
#ifndef DATASETS_H
#define DATASETS_H

#include "batches.h"

enum { ROWS_MAX = 400, COLUMNS_MAX = 4 };
typedef struct Records {           /* of any origin */
    int count, columns, classes;
    real x[ROWS_MAX][COLUMNS_MAX];
    int label[ROWS_MAX];
} Records;
/* 1 <= count <= ROWS_MAX, finite numbers, 0 <= label < classes */
typedef struct Dataset { Records rows; } Dataset;
PARTIAL(dataset, Unit, Records, Dataset);
ARROW(dataset_refusal, Records, Sentence);

/* rows_read - the rows of a text: columns numbers and a label with commas
 * between them, blanks between rows.  x says columns and classes.
 *   returns   OK; TOO_LONG; BAD_FORMAT, and then *said tells the row */
MUST_CHECK enum status rows_read(const char *text, Records *x, Sentence *said);

void xor_rows(Records *x);                         /* 4 rows */
/* two arms of n points, at radii that grow from 0.1 to 1 in 1.5 turns */
void spiral_rows(int n, Records *x);

/* draw_order - order [n], the numbers from 0 to n - 1 in random order
 * dataset_split - a third of the rows, at random, to the test set
 * dataset_standardise - each column of both by mean and deviation of train */
void draw_order(Source *s, int n, int order[]);
void dataset_split(Source *s, const Dataset *all, Dataset *train,
    Dataset *test);
void dataset_standardise(Dataset *train, Dataset *test);

#endif
