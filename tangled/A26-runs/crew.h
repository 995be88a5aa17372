/* crew.h - the workers of a run: one process, several, or ranks of MPI. */
#ifndef CREW_H
#define CREW_H

#include "processes.h"
#include "saved_run.h"

/* What main knows of MPI; NULL: nothing. */
typedef struct Launcher {
    int (*launched)(void);              /* copies of this program */
    enum status (*begin)(Hands *h, Complaint *why);
    void (*end)(int status);
} Launcher;
extern const Launcher *crew_launcher;
int crew_launched(void);                /* by a launcher; 1: none */

typedef struct Crew {
    Hands hands;                        /* one rank if we are alone */
    Processes processes;
    enum { ALONE, FORKED, LAUNCHED } kind;
    int told;                           /* all know that it has failed */
} Crew;

/* crew_begin - the processes part; workers 0: as many as were launched, or 1
 *   returns  OK; OUT_OF_RANGE, TOO_LONG: why says so, and we are alone     */
MUST_CHECK enum status crew_begin(int workers, int shards, Crew *c,
                                  Complaint *why);
/* crew_agree - why is empty, or says what is wrong in this rank already
 *   returns  OK; BAD_FORMAT: something is wrong in some rank, or it was told
 *            something else than rank 0: why says so in all ranks; NO_FILE:
 *            one is gone, which those hear now that it spoke with          */
MUST_CHECK enum status crew_agree(Crew *c, const char *version, const Run *r,
                                  Trainer *t, Complaint *why);
/* crew_end - the status of the run; of other ranks than 0, ends the process
 * if it was forked; *lost: a rank that ended badly, or 0                   */
int crew_end(Crew *c, int status, int *lost);

#endif
