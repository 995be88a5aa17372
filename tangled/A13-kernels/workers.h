/* workers.h - jobs for a number of threads that are kept. */
#ifndef WORKERS_H
#define WORKERS_H

#include "arrow.h"

enum { WORKERS_MAX = 64 };
typedef void Job(void *context, int i);
typedef struct Workers Workers;         /* its threads, and what they do */

/* workers_start - count - 1 threads; the caller is the first worker
 *   room     workers_size () bytes, aligned for any type
 *   returns  OK; OUT_OF_RANGE if count is not in 1 .. WORKERS_MAX; TOO_LONG
 *            if a thread cannot be had, and then there are none            */
MUST_CHECK enum status workers_start(int count, void *room, Workers **w);
size_t workers_size(void);

/* workers_run - job (context, i) for i < jobs, and waits for all; workers
 * are what workers_start has started, and worker t does jobs t, t + count,
 * ...; with count = 1 this is a loop.  Jobs must not write what others read.
 */
void workers_run(void *workers, int jobs, Job *job, void *context);
void workers_stop(Workers *w);          /* ends the threads */

#endif
