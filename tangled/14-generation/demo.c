/* demo.c - a tour of chapter 14. */
#include "cuts.h"
#include "drafts.h"
#include "generation.h"
#include <stdio.h>

static void show_law(const char *name, const Law *x)
{
    printf("%-34s", name);
    for (int i = 0; i < PLACES; i++)
        printf("%5lld/%lld", (long long)x->at[i], (long long)x->total);
    printf("\n");
}

static void show_letters(void)
{
    const MarkovKernel f = { { { 4, { 1, 3, 0 } }, { 2, { 1, 1, 0 } },
                               { 1, { 0, 0, 1 } } } };
    MarkovKernel both;
    markov_compose(&f, &f, &both);
    show_law("after a", &f.row[0]);
    show_law("the second after a", &both.row[0]);
}

static void show_manners(void)
{
    const Law x = { 10, { 5, 3, 2 } };
    const Cut cut = { 2, 2, 70 };
    Law y, z;
    show_law("odds", &x);
    law_colder(&cut, &x, &y), show_law("temperature 1/2", &y);
    law_top_p(&cut, &y, &z), show_law("temperature 1/2, then top-p 0.7", &z);
    law_top_p(&cut, &x, &y), show_law("top-p 0.7", &y);
    law_colder(&cut, &y, &z), show_law("top-p 0.7, then temperature 1/2", &z);
}

static void show_draft(void)
{
    const DraftAndTarget l = { { 2, { 1, 1, 0 } }, { 4, { 1, 3, 0 } } };
    Law y;
    show_law("draft", &l.draft);
    show_law("target", &l.target);
    law_of_accepting(&l, &y), show_law("accepted or replaced", &y);
    law_of_redrawing(&l, &y), show_law("redrawn from the target", &y);
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
