/* datasets.c - rows of numbers with labels, refused unless they are sound. */
#include "datasets.h"
#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tgmath.h>

/* What is wrong with row i, and in which column. */
static enum status row_status(const Records *x, int i, int *column)
{
    for (int j = 0; j < x->columns; j++) {
        *column = j;
        if (!isfinite(x->x[i][j]))
            return NOT_FINITE;
    }
    return x->label[i] < 0 || x->label[i] >= x->classes ? OUT_OF_RANGE : OK;
}

enum status dataset(const Unit *restrict p, const Records *restrict x,
                    Dataset *restrict y)
{
    enum status s = OK;
    int column;
    (void)p;
    if (x->count < 1)
        return EMPTY;
    if (x->count > ROWS_MAX)
        return TOO_LONG;
    for (int i = 0; i < x->count && s == OK; i++)
        s = row_status(x, i, &column);
    y->rows = *x;
    return s;
}

void dataset_refusal(const Records *restrict x, Sentence *restrict y)
{
    enum status s = OK;
    int i = 0, j = 0;
    y->text[0] = '\0';
    if (x->count < 1 || x->count > ROWS_MAX) {
        snprintf(y->text, sizeof y->text, "data of %d rows: expected from 1 "
            "to %d", x->count, ROWS_MAX);
        return;
    }
    while (i < x->count && (s = row_status(x, i, &j)) == OK)
        i++;
    if (s == NOT_FINITE)
        snprintf(y->text, sizeof y->text, "row %d, column %d is %g: "
            "expected a finite real", i, j, (double)x->x[i][j]);
    if (s == OUT_OF_RANGE)
        snprintf(y->text, sizeof y->text, "row %d, label %d: expected an "
            "integer from 0 to %d", i, x->label[i], x->classes - 1);
}

/* One row; the end of what was read, or NULL. */
static const char *row_read(const char *text, Records *x)
{
    char *end;
    for (int j = 0; j < x->columns; j++) {
        x->x[x->count][j] = (real)strtod(text, &end);
        if (end == text || *end != ',')
            return NULL;
        text = end + 1;
    }
    const long label = strtol(text, &end, 10);
    if (end == text || (*end != '\0' && !isspace((unsigned char)*end)))
        return NULL;
    x->label[x->count] = label < -1 || label > x->classes ? -1 : (int)label;
    return end;
}

enum status rows_read(const char *text, Records *x, Sentence *said)
{
    assert(1 <= x->columns && x->columns <= COLUMNS_MAX);
    for (x->count = 0; ; x->count++) {
        while (isspace((unsigned char)*text))
            text++;
        if (*text == '\0')
            return OK;
        if (x->count == ROWS_MAX) {
            snprintf(said->text, sizeof said->text,
                "more than %d rows", ROWS_MAX);
            return TOO_LONG;
        }
        const char *const end = row_read(text, x);
        if (end == NULL) {
            snprintf(said->text, sizeof said->text, "row %d: expected %d "
                "numbers and a label, with commas; came %.30s", x->count,
                x->columns, text);
            return BAD_FORMAT;
        }
        text = end;
    }
}

void xor_rows(Records *x)
{
    x->count = 4, x->columns = 2, x->classes = 2;
    for (int i = 0; i < 4; i++) {
        x->x[i][0] = (real)(i & 1);
        x->x[i][1] = (real)(i >> 1);
        x->label[i] = (i & 1) ^ i >> 1;
    }
}

void spiral_rows(int n, Records *x)
{
    x->count = 2 * n, x->columns = 2, x->classes = 2;
    for (int i = 0; i < 2 * n; i++) {
        const double t = (double)(i / 2) / (n - 1);
        const double radius = i % 2 == 0 ? 0.1 + 0.9 * t : -0.1 - 0.9 * t;
        const double angle = 3 * 3.14159265358979324 * t;
        x->x[i][0] = (real)(radius * cos(angle));
        x->x[i][1] = (real)(radius * sin(angle));
        x->label[i] = i % 2;
    }
}

void draw_order(Source *s, int n, int order[])
{
    for (int i = 0; i < n; i++) {
        const int k = draw_below(s, i + 1);
        order[i] = order[k];
        order[k] = i;
    }
}

static void row_append(const Records *from, int i, Dataset *to)
{
    Records *const y = &to->rows;
    memcpy(y->x[y->count], from->x[i], sizeof from->x[i]);
    y->label[y->count++] = from->label[i];
}

void dataset_split(Source *s, const Dataset *all, Dataset *train, Dataset *test)
{
    const Records *const x = &all->rows;
    int order[ROWS_MAX];
    draw_order(s, x->count, order);
    *train = *test = (Dataset){ { 0, x->columns, x->classes, { { 0 } },
                                  { 0 } } };
    for (int i = 0; i < x->count; i++)
        row_append(x, order[i], i % 3 == 2 ? test : train);
}

void dataset_standardise(Dataset *train, Dataset *test)
{
    Dataset *const both[] = { train, test };
    const int n = train->rows.count;
    for (int j = 0; j < train->rows.columns; j++) {
        double mean = 0, square = 0;
        for (int i = 0; i < n; i++)
            mean += (double)train->rows.x[i][j] / n;
        for (int i = 0; i < n; i++) {
            const double d = (double)train->rows.x[i][j] - mean;
            square += d * d / n;
        }
        for (int k = 0; k < 2 && square > 0; k++)
            for (int i = 0; i < both[k]->rows.count; i++)
                both[k]->rows.x[i][j] = (real)(((double)both[k]->rows.x[i][j]
                    - mean) / sqrt(square));
    }
}
