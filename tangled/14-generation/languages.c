/* languages.c - drafts that keep the law. */
#include "languages.h"

int language_choose(const Language *l, int n, const int text[],
                    double odds[], Chooser *by)
{
    l->odds(l, n, n, text, odds);
    return by->choose(by, l->tokens, odds);
}

static void divide_by_sum(int n, double odds[])
{
    double total = 0;
    for (int i = 0; i < n; i++)
        total += odds[i];
    for (int i = 0; i < n; i++)
        odds[i] /= total;
}

static int accepts(double p, double q, Chooser *by)
{
    const double odds[2] = { p < q ? p : q, q > p ? q - p : 0 };
    return by->choose(by, 2, odds) == 0;
}

/* p becomes what it has more than q, if there is anything. */
static int replace(int n, double p[], double q[], Chooser *by)
{
    double more = 0;
    for (int i = 0; i < n; i++) {
        q[i] = p[i] > q[i] ? p[i] - q[i] : 0;
        more += q[i];
    }
    return by->choose(by, n, more > 0 ? q : p);
}

static void write_draft(const Speculation *s, int n, int text[], double *q,
                        Chooser *by)
{
    const int tokens = s->draft->tokens;
    for (int i = 0; i < s->ahead; i++, q += tokens) {
        text[n + i] = language_choose(s->draft, n + i, text, q, by);
        divide_by_sum(tokens, q);
    }
}

int speculate(const Speculation *s, int n, int text[], Chooser *by)
{
    const int tokens = s->target->tokens, last = n + s->ahead;
    double *q = s->room, *p = q + s->ahead * tokens;
    write_draft(s, n, text, q, by);
    s->target->odds(s->target, n, last, text, p);
    for (int i = n; i < last; i++, p += tokens, q += tokens) {
        divide_by_sum(tokens, p);
        if (accepts(p[text[i]], q[text[i]], by))
            continue;
        text[i] = replace(tokens, p, q, by);
        return i - n;
    }
    text[last] = by->choose(by, tokens, p);
    return s->ahead;
}
