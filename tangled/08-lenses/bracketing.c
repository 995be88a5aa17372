/* bracketing.c - brackets around a chain of layers, and what they cost. */
#include "bracketing.h"
#include <assert.h>

static int is_tree(int n, const int split[])
{
    if (n == 1)
        return 1;
    const int k = split[0];
    return 1 <= k && k < n && is_tree(k, split + 1)
        && is_tree(n - k, split + k);
}

enum status bracketing_check(const Bracketing *b)
{
    if (b->layers < 1)
        return EMPTY;
    if (b->layers > CHAIN_MAX)
        return TOO_LONG;
    return is_tree(b->layers, b->split) ? OK : OUT_OF_RANGE;
}

static BracketCost cost(int n, const int split[])
{
    if (n == 1)
        return (BracketCost){ 0, 1 };
    const int k = split[0];
    const BracketCost l = cost(k, split + 1), r = cost(n - k, split + k);
    return (BracketCost){ k + l.evaluations + r.evaluations,
                          l.kept > 1 + r.kept ? l.kept : 1 + r.kept };
}

BracketCost bracketing_cost(const Bracketing *b)
{
    return cost(b->layers, b->split);
}

void bracket_left(int n, Bracketing *b)
{
    *b = (Bracketing){ .layers = n };
    for (int i = 0; i < n - 1; i++)
        b->split[i] = n - 1 - i;
}

void bracket_blocks(int n, int size, Bracketing *b)
{
    *b = (Bracketing){ .layers = n };
    for (int i = 0; i < n - 1; i++)
        b->split[i] = i % size == 0 && n - i > size ? size : 1;
}

void bracket_right(int n, Bracketing *b)
{
    bracket_blocks(n, 1, b);
}

static void halve(int n, int split[])
{
    if (n == 1)
        return;
    split[0] = n / 2;
    halve(n / 2, split + 1);
    halve(n - n / 2, split + n / 2);
}

void bracket_halves(int n, Bracketing *b)
{
    *b = (Bracketing){ .layers = n };
    halve(n, b->split);
}

long fewest_evaluations(int n, int s)
{
    long reach = 1, less = 0, r = 0;    /* (s-1+r  s-1) and (s-1+r  s) */
    assert(n >= 1 && s >= 1);
    if (n > 1 && s == 1)
        return NEVER;
    while (reach < n) {
        r++;
        less += reach;
        reach = reach * (s - 1 + r) / r;
    }
    return r * n - less;
}

static int best_split(int n, int s)     /* n, s > 1 */
{
    long least = NEVER;
    int best = n - 1;
    for (int k = 1; k < n; k++) {
        const long left = fewest_evaluations(k, s);
        const long right = fewest_evaluations(n - k, s - 1);
        if (right != NEVER && k + left + right < least) {
            least = k + left + right;
            best = k;
        }
    }
    return best;
}

static void split_best(int n, int s, int split[])
{
    if (n == 1)
        return;
    const int k = split[0] = best_split(n, s);
    split_best(k, s, split + 1);
    split_best(n - k, s - 1, split + k);
}

void bracket_optimally(int n, int kept, Bracketing *b)
{
    assert(fewest_evaluations(n, kept) != NEVER);
    *b = (Bracketing){ .layers = n };
    split_best(n, kept, b->split);
}
