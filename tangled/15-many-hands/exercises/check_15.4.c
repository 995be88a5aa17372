#include "15.4.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { LENGTH = 32 };
static real rows[32 * LENGTH], room[32 * LENGTH], expected[LENGTH];
static int ranks, sent[32];

static real halves(int n, const real x[])
{
    return n == 1 ? x[0] : halves(n / 2, x)
        + halves(n / 2, x + n / 2 * LENGTH);
}

static void send(int from, int to, int at, int n)
{
    ck_assert(0 <= from && from < ranks && 0 <= to && to < ranks);
    ck_assert(from != to && 0 <= at && 0 < n && at + n <= LENGTH);
    sent[from] += n;
    memcpy(room + to * LENGTH + at, rows + from * LENGTH + at,
           (size_t)n * sizeof *room);
}

START_TEST(an_exchange_has_the_bits_of_the_tree)
{
    static Source s;
    ranks = 1 << _i % 6;
    source_seed(&s, (uint64_t)_i);
    memset(sent, 0, sizeof sent);
    for (int i = 0; i < ranks * LENGTH; i++)
        rows[i] = draw_real(&s), room[i] = NAN;
    for (int i = 0; i < LENGTH; i++)
        expected[i] = halves(ranks, rows + i);
    sum_by_exchange(ranks, LENGTH, rows, room, send);
    for (int i = 0; i < ranks * LENGTH; i++)
        ck_assert(rows[i] == expected[i % LENGTH]);
    for (int r = 0; r < ranks; r++)
        ck_assert_int_eq(sent[r], 2 * (LENGTH - LENGTH / ranks));
}
END_TEST

int main(void)
{
    const Test test = { an_exchange_has_the_bits_of_the_tree, 30 };
    return run_tests("exercise 15.4", 1, &test);
}
