/* run_log.c - a row for each step, as comma-separated values. */
#include "run_log.h"
#include "replacement.h"
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char columns[] = "step,loss,norm,rate,validation\n";

static enum status refuse_log(const char *path, Sentence *why)
{
    return refuse_with(why, NO_FILE, "%.100s: %s", path, strerror(errno));
}

/* The bytes of the rows up to a step; -1: this is no such file. */
static long rows_up_to(FILE *f, int64_t step)
{
    char line[160];
    long end = sizeof columns - 1;
    if (fgets(line, sizeof line, f) == NULL || strcmp(line, columns) != 0)
        return -1;
    while (fgets(line, sizeof line, f) != NULL && strchr(line, '\n') != NULL
           && atoll(line) <= step)
        end = ftell(f);
    return end;
}

static enum status refuse_columns(const char *path, Sentence *why)
{
    return refuse_with(why, BAD_FORMAT, "%.60s: expected a log, whose first "
        "line is %.*s", path, (int)sizeof columns - 2, columns);
}

/* A new log takes the place of an old one, and of nothing else. */
static int is_log_or_empty(const char *path)
{
    char line[sizeof columns];
    struct stat about;
    FILE *f = stat(path, &about) == 0 && S_ISREG(about.st_mode)
        && about.st_size > 0 ? fopen(path, "r") : NULL;
    const int is = f == NULL || (fgets(line, sizeof line, f) != NULL
                                 && strcmp(line, columns) == 0);
    if (f != NULL)
        fclose(f);
    return is;
}

/* Takes off what comes after the step, and stands at the end. */
static enum status cut_rows(RunLog *log, int64_t step, Sentence *why)
{
    const long end = rows_up_to(log->file, step);
    if (end < 0)
        return refuse_columns(log->path, why);
    return ftruncate(fileno(log->file), (off_t)end) == 0
        && fseek(log->file, 0, SEEK_END) == 0 ? OK
        : refuse_log(log->path, why);
}

enum status run_log_open(const char *path, int64_t step, RunLog *log,
                         Sentence *why)
{
    enum status s = OK;
    *log = (RunLog){ NULL, path };
    if (path == NULL)
        return OK;
    if (!is_log_or_empty(path))
        return refuse_columns(path, why);
    if (step > 0)
        log->file = fopen(path, "r+");
    if (log->file != NULL) {
        s = cut_rows(log, step, why);
    } else {
        log->file = fopen(path, "w");
        if (log->file == NULL)
            return refuse_log(path, why);
        fputs(columns, log->file);
        s = run_log_flush(log, why);
    }
    if (s != OK)
        run_log_close(log);
    return s;
}

void run_log_row(RunLog *log, const LogRow *row)
{
    if (log->file == NULL)
        return;
    fprintf(log->file, "%lld,%.9g,%.9g,%.9g,", (long long)row->step,
            row->loss, row->norm, row->rate);
    if (isnan(row->validation))
        fprintf(log->file, "\n");
    else
        fprintf(log->file, "%.9g\n", row->validation);
}

enum status run_log_flush(RunLog *log, Sentence *why)
{
    if (log->file == NULL)
        return OK;
    return fflush(log->file) == 0 && !ferror(log->file) ? OK
        : refuse_log(log->path, why);
}

void run_log_close(RunLog *log)
{
    if (log->file != NULL)
        fclose(log->file);
    log->file = NULL;
}
