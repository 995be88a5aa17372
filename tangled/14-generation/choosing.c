/* choosing.c - a token from odds and a word. */
#include "choosing.h"

int choose_by_word(int n, const double odds[], uint64_t word)
{
    double total = 0, sum = 0;
    for (int i = 0; i < n; i++)
        total += odds[i];
    const double mark = (double)(word >> 11) * 0x1p-53 * total;
    int i = 0;
    while (i < n - 1 && !((sum += odds[i]) > mark))
        i++;
    return i;
}

/* The first mark that chooses a token after i. */
static uint64_t first_after(int i, int n, const double odds[])
{
    uint64_t low = 0, high = UINT64_C(1) << 53;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (choose_by_word(n, odds, middle << 11) > i)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void choose_law(int n, const double odds[], uint64_t count[])
{
    uint64_t before = 0;
    for (int i = 0; i < n; i++) {
        const uint64_t after = first_after(i, n, odds);
        count[i] = after - before;
        before = after;
    }
}

static int draw_a_word(Chooser *by, int n, const double odds[])
{
    Drawing *const d = (Drawing *)by;
    return choose_by_word(n, odds, source_word(&d->source));
}

void drawing_seed(Drawing *d, uint64_t seed)
{
    d->chooser.choose = draw_a_word;
    source_seed(&d->source, seed);
}
