/* scaling.h - measured times of workers, and a model of more of them. */
#ifndef SCALING_H
#define SCALING_H

#include <stddef.h>

typedef struct Timing {
    char way[16], model[16];            /* threads, small; link, move */
    double numbers, flops;
    int workers;
    double ms;
} Timing;
enum { TIMINGS_MOST = 100 };
typedef struct Timings { int count; Timing at[TIMINGS_MOST]; } Timings;

/* timings_read - the rows of a file; prints its comments as keys if asked;
 * 0 if it cannot be read.  timing - the row, or NULL */
int timings_read(const char *path, int keys, Timings *t);
const Timing *timing(const Timings *t, const char *way, const char *model,
                     int workers);

/* Milliseconds: of a shard, of moving the weights, of a message, of a number
 * in it; and how many there are. */
typedef struct StepModel { double shard, move, hop, number, numbers; }
    StepModel;
StepModel step_model(const Timings *t, const char *model, int shards);
/* largest_share - w (n, r): the shards of the rank that has most */
int largest_share(int shards, int ranks);
double step_predicted(const StepModel *m, int shards, int ranks);

#endif
