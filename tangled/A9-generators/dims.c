/* dims.c - the shape of an array of reals. */
#include "dims.h"
#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

Dims dims_of(int rank, const int at[])
{
    Dims d = { .rank = rank };
    assert(rank <= RANK);
    for (int i = 0; i < rank; i++)
        d.at[i] = at[i];
    return d;
}

int dims_fit(Dims d)
{
    int count = 1;
    if (d.rank < 0 || d.rank > RANK)
        return 0;
    for (int i = 0; i < d.rank; i++) {
        if (d.at[i] < 1 || count > INT_MAX / d.at[i])
            return 0;
        count *= d.at[i];
    }
    return 1;
}

int dims_equal(Dims a, Dims b)
{
    return a.rank == b.rank && memcmp(a.at, b.at, sizeof a.at) == 0;
}

int dims_count(Dims d)
{
    int count = 1;
    for (int i = 0; i < d.rank; i++)
        count *= d.at[i];
    return count;
}

int dims_rows(Dims d) { return d.at[0]; }
int dims_columns(Dims d) { return dims_count(d) / d.at[0]; }

Dims dims_tail(Dims d)
{
    Dims tail = { .rank = d.rank - 1 };
    assert(d.rank > 0);
    for (int i = 1; i < d.rank; i++)
        tail.at[i - 1] = d.at[i];
    return tail;
}

Dims dims_under(int rows, Dims d)
{
    Dims all = { .rank = d.rank + 1, .at = { rows } };
    assert(d.rank < RANK);
    for (int i = 0; i < d.rank; i++)
        all.at[i + 1] = d.at[i];
    return all;
}

static void append(size_t size, char text[], const char *more)
{
    const size_t used = strlen(text);
    snprintf(text + used, size - used, "%s", more);
}

void dims_write(Dims d, size_t size, char text[])
{
    char number[16];
    append(size, text, d.rank == 0 ? "number" : "");
    for (int i = 0; i < d.rank; i++) {
        snprintf(number, sizeof number, i > 0 ? "x%d" : "%d", d.at[i]);
        append(size, text, number);
    }
}
