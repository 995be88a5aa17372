/* behaviour.c - logs over intervals of steps; restricted, and glued. */
#include "behaviour.h"
#include <math.h>
#include <stdio.h>

static int inside(Interval a, Interval b)
{
    return b.from <= a.from && a.to <= b.to;
}

enum status interval(const Unit *restrict p,
    const IntegerPair *restrict x, Interval *restrict y)
{
    (void)p;
    *y = (Interval){ x->input.value, x->target.value };
    return y->from >= 0 && y->from <= y->to && y->to < HORIZON
           ? OK : OUT_OF_RANGE;
}

enum status restricted(const Interval *restrict p,
    const Log *restrict x, Log *restrict y)
{
    *y = *x;
    y->over = *p;
    return inside(*p, x->over) ? OK : OUT_OF_RANGE;
}

/* the first window that is in neither piece, or -1 */
static int uncovered(int width, const LogPair *x, Interval whole)
{
    for (int t = whole.from;
         t == whole.from || t + width - 1 <= whole.to; t++) {
        Interval window = { t, t + width - 1 };
        if (window.to > whole.to)
            window.to = whole.to;
        if (!inside(window, x->first.over) && !inside(window, x->second.over))
            return t;
    }
    return -1;
}

/* the first step on which both speak and disagree, or -1 */
static int disagreement(const LogPair *x)
{
    for (int t = x->first.over.from; t <= x->first.over.to; t++)
        if (inside((Interval){ t, t }, x->second.over)
            && x->first.nats[t] != x->second.nats[t])
            return t;
    return -1;
}

static Interval hull(Interval a, Interval b)
{
    return (Interval){ a.from < b.from ? a.from : b.from,
                       a.to > b.to ? a.to : b.to };
}

enum status glue(const Width *restrict p,
    const LogPair *restrict x, Log *restrict y)
{
    const Interval first = x->first.over;
    y->over = hull(first, x->second.over);
    if (uncovered(p->steps, x, y->over) >= 0)
        return EMPTY;
    if (disagreement(x) >= 0)
        return DAMAGED;
    for (int t = y->over.from; t <= y->over.to; t++)
        y->nats[t] = inside((Interval){ t, t }, first) ? x->first.nats[t]
                                                      : x->second.nats[t];
    return OK;
}

void glue_refusal(const Width *restrict p,
    const LogPair *restrict x, Sentence *restrict y)
{
    const Interval whole = hull(x->first.over, x->second.over);
    int gap = uncovered(p->steps, x, whole), t = disagreement(x);
    y->text[0] = '\0';
    if (gap >= 0)
        snprintf(y->text, sizeof y->text, "steps %d to %d: expected in one of "
                 "the logs", gap, gap + p->steps - 1);
    else if (t >= 0)
        snprintf(y->text, sizeof y->text, "step %d has losses %g and %g: "
                 "expected one", t, (double)x->first.nats[t],
                 (double)x->second.nats[t]);
}

void steady(const Log *restrict x, Truth *restrict y)
{
    y->holds = 1;
    for (int t = x->over.from; t < x->over.to; t++)
        if (fabs((double)x->nats[t + 1] - (double)x->nats[t]) > 1)
            y->holds = 0;
}

void both_steady(const LogPair *restrict x, Truth *restrict y)
{
    Truth first, second;
    steady(&x->first, &first);
    steady(&x->second, &second);
    y->holds = first.holds && second.holds;
}

static void cut_at(const CutLog *x, int begin, LogPair *y)
{
    y->first = y->second = x->log;
    y->first.over.to = x->cut.value;
    y->second.over.from = begin <= x->log.over.to ? begin : x->log.over.to;
}

void cut_sharing(const CutLog *restrict x, LogPair *restrict y)
{
    cut_at(x, x->cut.value, y);
}

void cut_apart(const CutLog *restrict x, LogPair *restrict y)
{
    cut_at(x, x->cut.value + 1, y);
}
