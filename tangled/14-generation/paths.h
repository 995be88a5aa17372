/* paths.h - all paths of a program that chooses, with probabilities. */
#ifndef PATHS_H
#define PATHS_H

#include "choosing.h"

enum { CHOICES_MOST = 64 };
typedef struct Paths {
    Chooser chooser;
    int fixed, made;                    /* choices: to repeat, made */
    int taken[CHOICES_MOST], next[CHOICES_MOST];   /* next: -1 if none */
    double probability;                 /* of this path */
} Paths;

void paths_begin(Paths *p);             /* before the first path */
int paths_next(Paths *p);               /* 0 if there are no more */

#endif
