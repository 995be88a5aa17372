/* bench_hands.c - times of steps by several workers: bench_hands WAY. */
#include "gpt_step.h"
#include "processes.h"
#include "ranks.h"
#include "sums.h"
#include "workers.h"
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BENCH_SHARDS = 8, BENCH_TEXT = 20000, BENCH_BLOCK = 1 << 28,
       TIMED = 15, LINK_NUMBERS = 1 << 20 };
static const struct { const char *name; GptConfig config; int sequences,
    steps; } models[] = {
    { "tiny", { 1, 2, 32, 32, 256 }, 1, 30 },
    { "small", { 2, 4, 64, 64, 512 }, 2, 4 },
    { "b", { 4, 4, 128, 128, 512 }, 1, 1 },
    { "wide", { 1, 4, 256, 16, 256 }, 1, 3 },
};
enum { MODELS = (int)(sizeof models / sizeof models[0]) };
static int bench_text[BENCH_TEXT];
static Trainer trainer;
static const char *way;

static void must(int fine, const char *what)
{
    if (fine)
        return;
    fprintf(stderr, "bench_hands: %s\n", what);
    exit(1);
}

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static void print_best(const char *name, size_t numbers, double flops,
                         int workers, double x[TIMED])
{
    double best = x[0];
    for (int i = 1; i < TIMED; i++)
        best = x[i] < best ? x[i] : best;
    printf("%s,%s,%zu,%.0f,%d,%.4f\n", way, name, numbers, flops, workers,
           best);
    fflush(stdout);
}

static void begin(int i, Hands *h, void *block)
{
    const TrainingPlan plan = { models[i].sequences, BENCH_SHARDS, 1, 1, 1, 1,
        1, { 1000, 20, 1e-3, 1e-4, 0.9, 0.99, 1e-8, 0.1, 1 } };
    Arena a = arena_over(block, BENCH_BLOCK);
    Complaint why = { "" };
    must(trainer_begin_part(&models[i].config, &plan,
        hands_part(BENCH_SHARDS, h->rank, h->count),
        (Tokens){ bench_text, BENCH_TEXT }, &a, &trainer, &why) == OK,
        why.text);
    h->numbers = LINK_NUMBERS;
    h->room = malloc(h->numbers * sizeof *h->room);
    must(h->room != NULL && gpt_numbers(&models[i].config) <= h->numbers,
         "no memory");
    if (h->count > 1)
        trainer.gather_all = hands_gather, trainer.hands = h;
}

static void time_steps(int i, Hands *h, int workers)
{
    const GptShape shape = { models[i].config, models[i].sequences,
                             models[i].config.context };
    double x[TIMED];
    Complaint why = { "" };
    for (int round = -1; round < TIMED; round++) {
        const double start = milliseconds();
        for (int k = 0; k < models[i].steps; k++)
            must(trainer_step(&trainer, &why) == OK, why.text);
        if (round >= 0)
            x[round] = (milliseconds() - start) / models[i].steps;
    }
    if (h->rank == 0)
        print_best(models[i].name, gpt_numbers(&models[i].config),
            BENCH_SHARDS * gpt_step_flops(&shape), workers, x);
}

/* The weights moved, which every worker does for itself. */
static void time_moves(int i)
{
    double x[TIMED];
    for (int round = 0; round < TIMED; round++) {
        const double start = milliseconds();
        for (int k = 0; k < 20; k++)
            trainer_move(&trainer);
        x[round] = (milliseconds() - start) / 20;
    }
    print_best("move", gpt_numbers(&models[i].config), 0, 1, x);
}

/* Sums of no numbers, and of a million. */
static void time_links(Hands *h)
{
    static real sum[LINK_NUMBERS];
    double x[TIMED];
    for (size_t n = 0; n <= LINK_NUMBERS; n += LINK_NUMBERS) {
        const int times = n == 0 ? 1000 : 5;
        for (int round = 0; round < TIMED; round++) {
            const double start = milliseconds();
            for (int k = 0; k < times; k++) {
                Gathered g = { .loss = 0 };
                hands_gather(h, n, sum, &g);
                must(g.status == OK, g.why.text);
            }
            x[round] = (milliseconds() - start) / times;
        }
        if (h->rank == 0)
            print_best("link", n, 0, h->count, x);
    }
}

static void run_jobs_by(void *workers, int n, Job *job, void *context)
{
    workers_run(workers, n, job, context);
}

static void on_threads(int i, int count, void *block)
{
    Hands alone = { .count = 1 };
    Workers *w = NULL;
    void *room = malloc(workers_size());
    must(room != NULL && workers_start(count, room, &w) == OK, "no threads");
    begin(i, &alone, block);
    trainer.run_jobs = run_jobs_by;
    trainer.workers = w;
    time_steps(i, &alone, count);
    if (count == 1)
        time_moves(i);
    workers_stop(w);
    free(room), free(alone.room);
}

static void on_processes(int i, int count, void *block)
{
    Processes p;
    Hands h;
    must(processes_begin(count, &p, &h) == OK, "no processes");
    begin(i, &h, block);
    time_steps(i, &h, count);
    if (i == 0 && count == 2)
        time_links(&h);
    if (h.rank > 0)
        _exit(0);
    must(processes_end(&p, &h) == 0, "a process has failed");
    free(h.room);
}

static void on_ranks(void *block)
{
    Complaint why = { "" };
    Hands h;
    must(ranks_begin(&h, &why) == OK, why.text);
    for (int i = 0; i < MODELS; i++) {
        begin(i, &h, block);
        time_steps(i, &h, h.count);
        if (i == 0 && h.count == 2)
            time_links(&h);
        free(h.room);
    }
    ranks_end(0);
}

int main(int count, char *words[])
{
    void *block = malloc(BENCH_BLOCK);
    must(count == 2 && block != NULL, "expected a way, and memory");
    way = words[1];
    sums_text(1, BENCH_TEXT, bench_text);
    if (strcmp(way, "ranks") == 0)
        on_ranks(block);
    for (int i = 0; i < MODELS && strcmp(way, "ranks") != 0; i++)
        for (int n = 1; n <= BENCH_SHARDS; n *= 2)
            (strcmp(way, "threads") == 0 ? on_threads
                                         : on_processes)(i, n, block);
    free(block);
    return 0;
}
