/* check_arena.c - one block of memory, and arrays that grow in it. */
#include "arena.h"
#include "testing.h"
#include <limits.h>
#include <stdint.h>

enum { ALIGNED = (int)_Alignof(max_align_t), SIZE = 1000 };
static _Alignas(max_align_t) unsigned char block[SIZE + ALIGNED];

START_TEST(places_are_aligned_and_apart)
{
    Arena a = arena_over(block + _i, SIZE);
    unsigned char *end = block + _i, *at;
    for (size_t size = 1; (at = arena_take(&a, 3, size)) != NULL; size++) {
        ck_assert((uintptr_t)at % ALIGNED == 0 && at >= end);
        ck_assert(at < end + ALIGNED);
        end = at + 3 * size;
        ck_assert(end <= block + _i + SIZE);
    }
    ck_assert(end > block + SIZE / 2);
    ck_assert(a.exhausted && arena_take(&a, 1, 1) == NULL);
    arena_reset(&a);
    ck_assert(a.used == 0 && arena_take(&a, 1, 1) != NULL);
}
END_TEST

START_TEST(what_is_left_is_given_and_no_more)
{
    Arena a = arena_over(block, SIZE), b = a;
    ck_assert(arena_take(&a, SIZE, 1) == block && !a.exhausted);
    ck_assert(arena_take(&a, 1, 1) == NULL && a.exhausted);
    ck_assert(arena_take(&b, SIZE + 1, 1) == NULL);
    b = arena_over(block, SIZE);
    ck_assert(arena_take(&b, SIZE_MAX / 4 + 2, 4) == NULL);
    b = arena_over(block + 1, 1);       /* not even the gap fits */
    ck_assert(arena_take(&b, 1, 1) == NULL);
}
END_TEST

/* An array of n numbers, with something behind it if it is not alone. */
static int *numbers(Arena *a, int n, int alone, int *moves)
{
    int *x = NULL, room = 0;
    *moves = 0;
    for (int i = 0; i < n; i++) {
        int *more = arena_grow(a, x, i, &room, sizeof *x);
        if (more == NULL)
            return NULL;
        *moves += more != x;
        x = more;
        x[i] = i;
        if (!alone)
            arena_take(a, 1, 1);
    }
    for (int i = 0; i < n; i++)
        ck_assert_int_eq(x[i], i);
    return x;
}

START_TEST(arrays_grow)
{
    int moves, room = INT_MAX / 2 + 1;
    size_t size = 0;
    Arena a = arena_over(block, SIZE);
    ck_assert(numbers(&a, 100, 1, &moves) == (int *)block && moves == 1);
    ck_assert(a.used == 128 * sizeof (int));
    arena_reset(&a);
    ck_assert(numbers(&a, 20, 0, &moves) != NULL && moves == 3);
    ck_assert(a.used < 600);            /* 8 + 16 + 32, and what is between */
    do {                                /* every shortage */
        a = arena_over(block, size++);
    } while (numbers(&a, 20, 0, &moves) == NULL && a.exhausted
             && size < SIZE);
    ck_assert(size > 20 * sizeof (int) && size < SIZE);
    a = arena_over(block, SIZE);
    ck_assert(arena_grow(&a, NULL, room, &room, 1) == NULL);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { places_are_aligned_and_apart, ALIGNED },
        { what_is_left_is_given_and_no_more, 1 },
        { arrays_grow, 1 },
    };
    return run_tests("arena", ROWS(tests), tests);
}
