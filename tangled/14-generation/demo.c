/* demo.c - a tour of chapter 14. */
#include "cuts.h"
#include "drafts.h"
#include "generation.h"
#include <stdio.h>

static void show_law(const char *name, int n, const Law *x)
{
    printf("%-20s", name);
    for (int i = 0; i < n; i++) {
        char fraction[48];
        snprintf(fraction, sizeof fraction, "%lld/%lld", (long long)x->at[i],
                 (long long)x->total);
        printf("%8s", fraction);
    }
    printf("\n");
}

static void show_letters(void)
{
    const MarkovKernel f = { { { 4, { 1, 3, 0 } }, { 2, { 1, 1, 0 } },
                               { 1, { 0, 0, 1 } } } };
    MarkovKernel both;
    markov_compose(&f, &f, &both);
    show_law("after a", 2, &f.row[0]);
    show_law("the second", 2, &both.row[0]);
}

static void show_manners(void)
{
    const Law x = { 10, { 5, 3, 2 } };
    const Cut cut = { 2, 2, 65 };
    Law y, z;
    show_law("odds", 3, &x);
    law_colder(&cut, &x, &y), show_law("cooled", 3, &y);
    law_top_p(&cut, &y, &z);
    show_law("cooled, then top-p", 3, &z);
    law_top_p(&cut, &x, &y), show_law("top-p", 3, &y);
    law_colder(&cut, &y, &z);
    show_law("top-p, then cooled", 3, &z);
}

static void show_draft(void)
{
    const DraftAndTarget l = { { 2, { 1, 1, 0 } }, { 4, { 1, 3, 0 } } };
    Law y;
    show_law("draft", 2, &l.draft);
    show_law("target", 2, &l.target);
    law_of_accepting(&l, &y), show_law("replaced", 2, &y);
    law_of_redrawing(&l, &y), show_law("redrawn", 2, &y);
}

int main(void)
{
    static const GptConfig c = { 1, 2, 8, 16, 27 };
    char text[4096];
    printf("== letters\n");     show_letters();
    printf("== manners\n");     show_manners();
    printf("== draft\n");       show_draft();
    (void)generation_describe(&c, sizeof text, text);
    printf("== model\n%s", text);
    return 0;
}
