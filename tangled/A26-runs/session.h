/* session.h - a trainer with its memory and its threads. */
#ifndef SESSION_H
#define SESSION_H

#include "hands.h"
#include "lesson.h"
#include "workers.h"

typedef struct Session {
    Run run;
    TrainingPlan plan;
    Trainer trainer;
    Tokens others;
    Arena arena;                        /* all that training needs */
    Workers *workers;                   /* NULL: none */
    void *room;                         /* of the workers */
    Hands *hands;                       /* the other processes; NULL: none */
    double flops;                       /* of a step */
} Session;

/* session_begin - a trainer at step 0
 *   memory   bytes that it may take, of which less may be used, if need be
 *            by computing again what was not kept; 0: what it needs
 *   threads  from 1; more than the shards do nothing
 *   hands    of several ranks, of which this is one; NULL: all is here
 *   returns  OK; or why not, and then there is nothing to end              */
MUST_CHECK enum status session_begin(const Run *r, const Lesson *l,
    size_t memory, int threads, Hands *hands, Session *y, Complaint *why);
void session_end(Session *s);

/* session_blame - after NOT_FINITE: which operation, in a sentence */
void session_blame(const Session *s, Complaint *why);

/* session_loss - the loss on the text that is not trained on; NAN if that
 * is too short                                                             */
double session_loss(Session *s);

#endif
