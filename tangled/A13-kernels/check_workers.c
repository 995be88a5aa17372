/* check_workers.c - jobs are done once each, by any number of threads. */
#include "testing.h"
#include "workers.h"
#include <string.h>

enum { JOBS = 37, ROUNDS = 200 };
static _Alignas(max_align_t) unsigned char room[8192];
typedef struct Work { int done[JOBS]; float sum[JOBS]; } Work;

static void job(void *context, int i)
{
    Work *w = context;
    w->done[i]++;
    for (int k = 1; k <= 10 * (i + 1); k++)
        w->sum[i] += 1 / (float)k;
}

static void do_rounds(int count, Work *w)
{
    Workers *workers;
    memset(w, 0, sizeof *w);
    ck_assert(workers_size() <= sizeof room);
    ck_assert(workers_start(count, room, &workers) == OK);
    for (int round = 1; round <= ROUNDS; round++) {
        const int jobs = round % 2 ? JOBS : JOBS / 2;
        workers_run(workers, jobs, job, w);
        for (int i = 0; i < JOBS; i++)
            ck_assert_int_eq(w->done[i], i < JOBS / 2 ? round
                                                      : (round + 1) / 2);
    }
    workers_run(workers, 0, job, w);
    workers_stop(workers);
}

START_TEST(jobs_are_done_once_and_before_the_return)
{
    static Work alone, many;
    do_rounds(1, &alone);
    do_rounds(1 + _i, &many);
    ck_assert(memcmp(&alone, &many, sizeof alone) == 0);
}
END_TEST

START_TEST(a_number_of_workers_that_cannot_be_is_refused)
{
    Workers *w;
    ck_assert_int_eq(workers_start(0, room, &w), OUT_OF_RANGE);
    ck_assert_int_eq(workers_start(WORKERS_MAX + 1, room, &w), OUT_OF_RANGE);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { jobs_are_done_once_and_before_the_return, 5 },
        { a_number_of_workers_that_cannot_be_is_refused, 1 },
    };
    return run_tests("workers", ROWS(tests), tests);
}
