/* datasets.h - rows of numbers with labels, refused unless they are sound. */
#ifndef DATASETS_H
#define DATASETS_H

#include "batches.h"

enum { ROWS_MAX = 400, COLUMNS_MAX = 4 };
typedef struct Rows {           /* of any origin */
    int count, columns, classes;
    real x[ROWS_MAX][COLUMNS_MAX];
    int label[ROWS_MAX];
} Rows;
/* 1 <= count <= ROWS_MAX, finite numbers, 0 <= label < classes */
typedef struct Dataset { Rows rows; } Dataset;
PARTIAL(dataset, Unit, Rows, Dataset);
ARROW(dataset_refusal, Rows, Sentence);

/* rows_read - the rows of a text: columns numbers and a label with commas
 * between them, blanks between rows.  x says columns and classes.
 *   returns   OK; TOO_LONG; BAD_FORMAT, and then *said tells the row */
MUST_CHECK enum status rows_read(const char *text, Rows *x, Sentence *said);

void xor_rows(Rows *x);                         /* 4 rows */
/* two arms of n points, at radii that grow from 0.1 to 1 in 1.5 turns */
void spiral_rows(int n, Rows *x);

/* shuffle - order [n], the numbers from 0 to n - 1 in random order
 * split - a third of the rows, at random, to the test set
 * standardise - each column of both by mean and deviation of train */
void shuffle(Source *s, int n, int order[]);
void split(Source *s, const Dataset *all, Dataset *train, Dataset *test);
void standardise(Dataset *train, Dataset *test);

#endif
