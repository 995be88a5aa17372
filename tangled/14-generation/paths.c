/* paths.c - all paths of a program that chooses. */
#include "paths.h"
#include <assert.h>

static int possible_from(int i, int n, const double odds[])
{
    while (i < n && odds[i] == 0)
        i++;
    return i < n ? i : -1;
}

static int choose_in_turn(Chooser *by, int n, const double odds[])
{
    Paths *const p = (Paths *)by;
    const int k = p->made++;
    double total = 0;
    assert(k < CHOICES_MOST);
    if (k >= p->fixed)
        p->taken[k] = possible_from(0, n, odds);
    p->next[k] = possible_from(p->taken[k] + 1, n, odds);
    for (int i = 0; i < n; i++)
        total += odds[i];
    p->probability *= odds[p->taken[k]] / total;
    return p->taken[k];
}

void paths_begin(Paths *p)
{
    p->chooser.choose = choose_in_turn;
    p->fixed = p->made = 0;
    p->probability = 1;
}

int paths_next(Paths *p)
{
    int k = p->made;
    while (k > 0 && p->next[k - 1] < 0)
        k--;
    if (k == 0)
        return 0;
    p->taken[k - 1] = p->next[k - 1];
    p->fixed = k;
    p->made = 0;
    p->probability = 1;
    return 1;
}
