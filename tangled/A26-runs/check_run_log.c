/* check_run_log.c - a row for each step, once. */
#include "run_log.h"
#include "testing.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *written(FILE *f)
{
    static char text[4096];
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

static const char *log_path(void)
{
    static char path[1000];
    snprintf(path, sizeof path, "%s/rows.csv", getenv("OUT"));
    return path;
}

static void rows(RunLog *log, int from, int to)
{
    Sentence why;
    for (int i = from; i <= to; i++) {
        const LogRow row = { i, 1.0 / i, 0.5, 0.25,
                             i % 5 == 0 ? 3.5 : (double)NAN };
        run_log_row(log, &row);
    }
    ck_assert(run_log_flush(log, &why) == OK);
}

START_TEST(a_log_goes_on_after_a_step)
{
    RunLog log;
    Sentence why;
    ck_assert(run_log_open(log_path(), 0, &log, &why) == OK);
    rows(&log, 1, 12);
    run_log_close(&log);
    ck_assert(run_log_open(log_path(), 10, &log, &why) == OK);
    rows(&log, 11, 11);
    run_log_close(&log);
    const char *text = written(fopen(log_path(), "r"));
    ck_assert(strstr(text, "step,loss,norm,rate,validation\n"
                     "1,1,0.5,0.25,\n2,0.5,0.5,0.25,\n") == text);
    ck_assert_str_eq(strstr(text, "\n10,"),
        "\n10,0.1,0.5,0.25,3.5\n11,0.0909090909,0.5,0.25,\n");
}
END_TEST

/* A row that was cut off by a kill is taken off with those after it. */
START_TEST(half_a_row_is_no_row)
{
    RunLog log;
    Sentence why;
    FILE *f = fopen(log_path(), "w");
    fputs("step,loss,norm,rate,validation\n1,1,0.5,0.25,\n2,0.5,0", f);
    fclose(f);
    ck_assert(run_log_open(log_path(), 2, &log, &why) == OK);
    run_log_close(&log);
    ck_assert_str_eq(written(fopen(log_path(), "r")),
        "step,loss,norm,rate,validation\n1,1,0.5,0.25,\n");
}
END_TEST

START_TEST(a_log_that_cannot_be_is_refused)
{
    RunLog log;
    Sentence why;
    ck_assert(run_log_open("/dev/full", 0, &log, &why) == NO_FILE);
    ck_assert_str_eq(why.text, "/dev/full: No space left on device");
    ck_assert(run_log_open("/nowhere/x", 0, &log, &why) == NO_FILE);
    ck_assert_str_eq(why.text, "/nowhere/x: No such file or directory");
    fclose(fopen(log_path(), "w"));
    ck_assert(run_log_open(log_path(), 3, &log, &why) == BAD_FORMAT);
    ck_assert(strstr(why.text, "expected a log, whose first line is step,"));
    FILE *f = fopen(log_path(), "w");
    fputs("a text of mine\n", f);
    fclose(f);
    ck_assert(run_log_open(log_path(), 0, &log, &why) == BAD_FORMAT);
    ck_assert_str_eq(written(fopen(log_path(), "r")), "a text of mine\n");
    ck_assert_int_eq(remove(log_path()), 0);
    ck_assert(run_log_open(NULL, 3, &log, &why) == OK);
    rows(&log, 1, 2);
    run_log_close(&log);
}
END_TEST

int main(void)
{
    setenv("CK_FORK", "no", 1);         /* one log after the other */
    const Test tests[] = {
        { a_log_goes_on_after_a_step, 1 },
        { half_a_row_is_no_row, 1 },
        { a_log_that_cannot_be_is_refused, 1 },
    };
    return run_tests("run log", ROWS(tests), tests);
}
