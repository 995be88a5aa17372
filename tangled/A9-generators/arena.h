/* arena.h - one block of memory that is taken from its front. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

typedef struct Arena {
    unsigned char *at;                  /* the caller's block */
    size_t size, used;                  /* bytes */
    int exhausted;                      /* stays 1 once it is 1 */
} Arena;

Arena arena_over(void *block, size_t size);
void arena_reset(Arena *a);             /* all of it is free again */

/* arena_take - count objects of a size, aligned for any type, not cleared
 *   returns  NULL if the arena is exhausted, from then on always          */
void *arena_take(Arena *a, size_t count, size_t size);

/* arena_grow - an array of count objects with room for one more; doubled
 * where it stands if nothing was taken since, else copied.
 *   room     in, out: objects that fit; 0 for a new array, then old = NULL
 *   returns  NULL if the arena is exhausted; the old array is as it was    */
void *arena_grow(Arena *a, void *old, int count, int *room, size_t size);

#endif
