/* arena.c - one block of memory that is taken from its front. */
#include "arena.h"
#include <limits.h>
#include <stdint.h>
#include <string.h>

enum { ALIGNMENT = (int)_Alignof(max_align_t) };

Arena arena_over(void *block, size_t size)
{
    return (Arena){ .at = block, .size = size };
}

void arena_reset(Arena *a)
{
    a->used = 0;
    a->exhausted = 0;
}

void *arena_take(Arena *a, size_t count, size_t size)
{
    const size_t over = (uintptr_t)(a->at + a->used) % ALIGNMENT;
    const size_t gap = over > 0 ? ALIGNMENT - over : 0;
    const size_t left = a->size - a->used;
    if (a->exhausted || gap > left || count > (left - gap) / size) {
        a->exhausted = 1;
        return NULL;
    }
    void *taken = a->at + a->used + gap;
    a->used += gap + count * size;
    return taken;
}

static void *extended(Arena *a, void *old, int *room, size_t had)
{
    if (a->exhausted || had > a->size - a->used) {
        a->exhausted = 1;
        return NULL;
    }
    a->used += had;
    *room *= 2;
    return old;
}

void *arena_grow(Arena *a, void *old, int count, int *room, size_t size)
{
    const size_t had = (size_t)*room * size;
    if (count < *room)
        return old;
    if (*room > INT_MAX / 2)
        a->exhausted = 1;
    if (old != NULL && (unsigned char *)old + had == a->at + a->used)
        return extended(a, old, room, had);
    void *taken = arena_take(a, *room > 0 ? 2 * (size_t)*room : 8, size);
    if (taken == NULL)
        return NULL;
    if (had > 0)
        memcpy(taken, old, had);
    *room = *room > 0 ? 2 * *room : 8;
    return taken;
}
