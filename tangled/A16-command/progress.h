/* progress.h - what a training run says while it runs. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdint.h>
#include <stdio.h>

typedef struct Progress {
    FILE *out;                          /* NULL: it says nothing */
    int terminal;                       /* a line that changes */
    int64_t first, last;                /* steps: before, and at the end */
    double tokens;                      /* of a step */
    double began, told;                 /* seconds of a clock */
    int length;                         /* of the line that changes */
} Progress;

/* The time now is an argument: the same calls print the same.
 * progress_step - on a terminal, at most five times a second
 * progress_mark - a line that stays; without times, but on a terminal
 * progress_end  - what it took */
void progress_step(Progress *p, int64_t step, double loss, double now);
void progress_mark(Progress *p, int64_t step, double loss,
                   double validation, double now);
void progress_end(Progress *p, int64_t step, double now);

/* "59 s", "3 min 5 s", "2 h 0 min" */
void print_seconds(size_t size, char text[], double seconds);

#endif
