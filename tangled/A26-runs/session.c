/* session.c - a trainer with its memory and its threads. */
#include "session.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The shards that are here. */
static Part part_of(const Session *y)
{
    const int shards = y->run.recipe.shards;
    return y->hands == NULL ? (Part){ 0, shards }
        : hands_part(shards, y->hands->rank, y->hands->count);
}

/* A trainer in a block of so many bytes; TOO_LONG if they are too few. */
static enum status begin_in(size_t bytes, const Lesson *l, Session *y,
                            Complaint *why)
{
    void *block = malloc(bytes);
    snprintf(why->text, sizeof why->text, "expected %zu bytes of memory; "
             "there are none", bytes);
    if (block == NULL)
        return NO_FILE;
    y->arena = arena_over(block, bytes);
    const enum status s = trainer_begin_part(&y->run.recipe.config, &y->plan,
        part_of(y), l->seen, &y->arena, &y->trainer, why);
    if (s != OK)
        free(block);
    return s;
}

/* Twice the memory until it is enough: what is not used is not fetched. */
static enum status begin_freely(const Lesson *l, Session *y, Complaint *why)
{
    enum status s = TOO_LONG;
    size_t bytes = 16 * gpt_numbers(&y->run.recipe.config) + (1 << 22);
    for (; s == TOO_LONG && bytes < (size_t)-1 / 4; bytes *= 2) {
        s = begin_in(bytes, l, y, why);
        if (s == TOO_LONG && !y->arena.exhausted)
            break;
    }
    return s;
}

/* Room in which a plan is tried out. */
static enum status plan_in(size_t bytes, const Run *r, TrainingPlan *p,
                           Complaint *why)
{
    const size_t room = (size_t)1 << 30;
    void *block = malloc(room);
    Arena a = arena_over(block, block != NULL ? room : 0);
    *p = run_plan(r);
    const enum status s = plan_within(&r->recipe.config, bytes, &a, p, why);
    free(block);
    return s;
}

/* Steps with less and less memory, until all of it fits into the limit. */
static enum status begin_within(size_t memory, const Lesson *l, Session *y,
                                Complaint *why)
{
    enum status s = TOO_LONG;
    for (size_t left = memory / (size_t)part_of(y).count;
         s == TOO_LONG && plan_in(left, &y->run, &y->plan, why) == OK;
         left -= left / 8)
        s = begin_in(memory, l, y, why);
    if (s != TOO_LONG)
        return s;
    snprintf(why->text, sizeof why->text, "--memory: expected more than %zu "
        "bytes; a smaller batch or context needs less", memory);
    return OUT_OF_RANGE;
}

static void run_by_workers(void *workers, int n, Job *job, void *context)
{
    workers_run(workers, n, job, context);
}

static enum status begin_threads(int threads, Session *y, Complaint *why)
{
    y->room = malloc(workers_size());
    if (y->room != NULL
        && workers_start(threads, y->room, &y->workers) == OK) {
        y->trainer.run_jobs = run_by_workers;
        y->trainer.workers = y->workers;
        return OK;
    }
    snprintf(why->text, sizeof why->text, "--threads: expected %d threads; "
             "this machine gives fewer", threads);
    return OUT_OF_RANGE;
}

static enum status begin_hands(Session *y, Complaint *why)
{
    Hands *h = y->hands;
    h->numbers = gpt_numbers(&y->run.recipe.config);
    h->room = malloc(h->numbers * sizeof *h->room);
    y->trainer.gather_all = hands_gather;
    y->trainer.hands = h;
    if (h->room != NULL)
        return OK;
    snprintf(why->text, sizeof why->text, "expected %zu bytes of memory for "
             "the gradients of others; there are none", h->numbers
             * sizeof *h->room);
    return TOO_LONG;
}

static void count_flops(Session *y)
{
    const size_t room = 2 * y->arena.size;
    void *block = malloc(room);
    Arena a = arena_over(block, block != NULL ? room : 0);
    StepPrice price = { 0, 0 };
    Complaint why;
    if (step_price(&y->run.recipe.config, &y->plan, &a, &price, &why) == OK)
        y->flops = price.flops * y->plan.shards * y->plan.rounds;
    free(block);
}

enum status session_begin(const Run *r, const Lesson *l, size_t memory,
                          int threads, Hands *hands, Session *y,
                          Complaint *why)
{
    *y = (Session){ .run = *r, .plan = run_plan(r), .others = l->others,
                    .hands = hands };
    enum status s = memory > 0 ? begin_within(memory, l, y, why)
                               : begin_freely(l, y, why);
    if (s != OK)
        return s;
    if (hands != NULL)
        s = begin_hands(y, why);
    const int here = y->trainer.part.count;
    threads = threads < here ? threads : here;
    if (threads > 1 && s == OK)
        s = begin_threads(threads, y, why);
    if (s != OK)
        session_end(y);
    else
        count_flops(y);
    return s;
}

void session_end(Session *s)
{
    if (s->workers != NULL)
        workers_stop(s->workers);
    if (s->hands != NULL)
        free(s->hands->room);
    free(s->room);
    free(s->arena.at);
    *s = (Session){ .room = NULL };
}

void session_blame(const Session *s, Complaint *why)
{
    const size_t room = 2 * s->arena.size;
    void *block = malloc(room);
    Arena a = arena_over(block, block != NULL ? room : 0);
    trainer_blame(&s->trainer, &a, why);
    free(block);
}

enum { WINDOWS_JUDGED = 64 };

double session_loss(Session *s)
{
    double loss;
    Complaint why;
    if (s->others.count <= (size_t)s->run.recipe.config.context
        || trainer_loss(&s->trainer, s->others, WINDOWS_JUDGED, &loss, &why)
        != OK)
        return (double)NAN;
    return loss;
}
