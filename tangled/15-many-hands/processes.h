/* processes.h - workers that are processes of one machine; POSIX. */
#ifndef PROCESSES_H
#define PROCESSES_H

#include "hands.h"
#include <sys/types.h>

enum { PROCESSES_MOST = 64 };
typedef struct Processes {
    int link[PROCESSES_MOST];           /* sockets, by rank; -1: none */
    pid_t child[PROCESSES_MOST];        /* of rank 0; 0: none */
} Processes;

/* processes_begin - from one process, count: h is set in each of them, but
 * for its room.  Whoever is not rank 0 has to leave by _exit
 *   returns  OK; OUT_OF_RANGE for a count that is not in 1 ..
 *            PROCESSES_MOST; TOO_LONG if this machine gives fewer: then
 *            there is one process as before                                */
MUST_CHECK enum status processes_begin(int count, Processes *p, Hands *h);

/* processes_end - closes the links; in rank 0, waits for the others
 *   returns  the first rank that has not left with status 0, or 0          */
int processes_end(Processes *p, const Hands *h);

#endif
