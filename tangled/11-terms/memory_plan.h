/* memory_plan.h - where each wire of a scheduled term lives, and how long. */
#ifndef MEMORY_PLAN_H
#define MEMORY_PLAN_H

#include "term.h"

typedef struct MemoryPlan {
    size_t *at;                 /* by wire: offset in reals; inputs: OUTSIDE */
    size_t size;                /* reals: the arena that is needed */
    size_t live;                /* reals: most that are live at once */
} MemoryPlan;
#define OUTSIDE ((size_t)-1)    /* the caller has it */

/* plan_memory - in the order in which the operations stand
 *   unit     > 0; offsets are multiples of it
 *   returns  OK; TOO_LONG if the arena is exhausted                       */
MUST_CHECK enum status plan_memory(const Term *t, int unit, Arena *a,
    MemoryPlan *p);

/* Gaps between places, by offset; no two touch.  take_place gives the first
 * that is large enough, or grows the end; at has room for a gap a place.   */
typedef struct Gap { size_t at, size; } Gap;
typedef struct Gaps {
    Gap *at;
    int count;
    size_t end;                         /* of all places */
} Gaps;
size_t take_place(Gaps *g, size_t size);
void free_place(Gaps *g, size_t at, size_t size);

/* last_use - the operation that reads a wire last; operation.count for an
 * output, the operation itself for what nobody reads; by wire             */
void last_use(const Term *t, int last[]);

#endif
