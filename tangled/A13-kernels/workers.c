/* workers.c - jobs for a number of threads that are kept. */
#include "workers.h"
#include <pthread.h>

struct Workers {
    int count, started;                 /* workers; threads that run */
    pthread_t thread[WORKERS_MAX];
    pthread_mutex_t lock;               /* of all that follows */
    pthread_cond_t begin, end;
    unsigned round;
    int busy, stop;
    int next;                           /* number for the next new thread */
    int jobs;
    Job *job;
    void *context;
};

size_t workers_size(void) { return sizeof (Workers); }

static void do_share(const Workers *w, int worker)
{
    for (int i = worker; i < w->jobs; i += w->count)
        w->job(w->context, i);
}

static void *work(void *of)
{
    Workers *w = of;
    unsigned done = 0;
    pthread_mutex_lock(&w->lock);
    const int worker = w->next++;
    for (;;) {
        while (w->round == done && !w->stop)
            pthread_cond_wait(&w->begin, &w->lock);
        if (w->stop)
            break;
        done = w->round;
        pthread_mutex_unlock(&w->lock);
        do_share(w, worker);
        pthread_mutex_lock(&w->lock);
        if (--w->busy == 0)
            pthread_cond_signal(&w->end);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

enum status workers_start(int count, void *room, Workers **w)
{
    Workers *const new = room;
    if (count < 1 || count > WORKERS_MAX)
        return OUT_OF_RANGE;
    *new = (Workers){ .count = count, .next = 1 };
    *w = new;
    pthread_mutex_init(&new->lock, NULL);
    pthread_cond_init(&new->begin, NULL);
    pthread_cond_init(&new->end, NULL);
    for (; new->started < count - 1; new->started++)
        if (pthread_create(&new->thread[new->started], NULL, work, new)
            != 0) {
            workers_stop(new);
            return TOO_LONG;
        }
    return OK;
}

void workers_run(void *workers, int jobs, Job *job, void *context)
{
    Workers *w = workers;
    pthread_mutex_lock(&w->lock);
    w->jobs = jobs, w->job = job, w->context = context;
    w->busy = w->started;
    w->round++;
    pthread_cond_broadcast(&w->begin);
    pthread_mutex_unlock(&w->lock);
    do_share(w, 0);
    pthread_mutex_lock(&w->lock);
    while (w->busy > 0)
        pthread_cond_wait(&w->end, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

void workers_stop(Workers *w)
{
    pthread_mutex_lock(&w->lock);
    w->stop = 1;
    pthread_cond_broadcast(&w->begin);
    pthread_mutex_unlock(&w->lock);
    for (int i = 0; i < w->started; i++)
        pthread_join(w->thread[i], NULL);
    pthread_cond_destroy(&w->begin), pthread_cond_destroy(&w->end);
    pthread_mutex_destroy(&w->lock);
}
