/* manner.c - from logits to the odds that a token is drawn by. */
#include "manner.h"
#include "elementary.h"
#include <stdio.h>

void manner_refusal(const Manner *restrict x, Sentence *restrict y)
{
    char *const to = y->text;
    to[0] = '\0';
    if (!(x->temperature >= 0 && isfinite(x->temperature)))
        snprintf(to, sizeof y->text, "a temperature of %g: expected 0, for "
            "the likeliest token, or more", (double)x->temperature);
    else if (x->top_k < 0)
        snprintf(to, sizeof y->text, "top-k of %d: expected a number of "
            "tokens, or 0 for all", x->top_k);
    else if (!(x->top_p > 0 && x->top_p <= 1))
        snprintf(to, sizeof y->text, "top-p of %g: expected more than 0, "
            "and at most 1", (double)x->top_p);
}

enum status manner(const Unit *restrict p, const Manner *restrict x,
                   Manner *restrict y)
{
    Sentence s;
    (void)p;
    manner_refusal(x, &s);
    if (s.text[0] != '\0')
        return OUT_OF_RANGE;
    *y = *x;
    return OK;
}

static int largest(int n, const float logits[])
{
    int top = 0;
    for (int i = 1; i < n; i++)
        top = logits[i] > logits[top] ? i : top;
    return top;
}

static void all_odds(const Manner *m, int n, const float logits[],
                     double odds[])
{
    const float most = logits[largest(n, logits)];
    for (int i = 0; i < n; i++)
        odds[i] = (double)elementary_exp((logits[i] - most) / m->temperature);
}

static int before(const float logits[], int i, int j)
{
    return logits[i] > logits[j] || (logits[i] == logits[j] && i < j);
}

/* The heap's entry k sinks until neither of those below comes before it. */
static void sink(const float logits[], int n, int heap[], int k)
{
    for (int child; (child = 2 * k + 1) < n; k = child) {
        const int moved = heap[k];
        if (child + 1 < n && before(logits, heap[child + 1], heap[child]))
            child++;
        if (before(logits, moved, heap[child]))
            return;
        heap[k] = heap[child];
        heap[child] = moved;
    }
}

static int take_first(const float logits[], int n, int heap[])
{
    const int first = heap[0];
    heap[0] = heap[n - 1];
    sink(logits, n - 1, heap, 0);
    return first;
}

/* The k likeliest, to heap[n - 1], heap[n - 2], ...; their odds' sum. */
static double ranked(int n, const float logits[], const double odds[],
                     int k, int heap[])
{
    double total = 0;
    for (int i = 0; i < n; i++)
        heap[i] = i;
    for (int i = n / 2; i-- > 0; )
        sink(logits, n, heap, i);
    for (int i = 0; i < k; i++) {
        const int next = take_first(logits, n - i, heap);
        heap[n - 1 - i] = next;
        total += odds[next];
    }
    return total;
}

static int keeps_all(const Manner *m, int n)
{
    return (m->top_k == 0 || m->top_k >= n) && m->top_p >= 1;
}

void manner_odds(const Manner *m, int n, const float logits[], double odds[],
                 int heap[])
{
    const int k = m->temperature == 0 ? 1
                : m->top_k == 0 || m->top_k > n ? n : m->top_k;
    if (m->temperature > 0)
        all_odds(m, n, logits, odds);
    else
        for (int i = 0, top = largest(n, logits); i < n; i++)
            odds[i] = i == top;
    if (m->temperature == 0 || keeps_all(m, n))
        return;
    const double share = ranked(n, logits, odds, k, heap) * (double)m->top_p;
    double mass = 0;
    int kept = 0;
    for (; kept < k && (kept == 0 || m->top_p >= 1 || mass < share); kept++)
        mass += odds[heap[n - 1 - kept]];
    for (int i = 0; i < n - kept; i++)
        odds[heap[i]] = 0;
}
