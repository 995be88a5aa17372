/* run_log.h - a row for each step, as comma-separated values. */
#ifndef RUN_LOG_H
#define RUN_LOG_H

#include "refusals.h"
#include <stdint.h>
#include <stdio.h>

typedef struct RunLog { FILE *file; const char *path; } RunLog;
typedef struct LogRow {
    int64_t step;
    double loss, norm, rate, validation;        /* the last NAN: none */
} LogRow;

/* run_log_open - NULL for a path: rows go nowhere
 *   step     rows of later steps are taken off, since they will come again;
 *            0: the file begins anew.  What is no log is not written to
 * run_log_row, run_log_flush - NO_FILE if they cannot be written          */
MUST_CHECK enum status run_log_open(const char *path, int64_t step,
                                    RunLog *log, Sentence *why);
void run_log_row(RunLog *log, const LogRow *row);
MUST_CHECK enum status run_log_flush(RunLog *log, Sentence *why);
void run_log_close(RunLog *log);

#endif
