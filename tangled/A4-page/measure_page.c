#include "palette.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 16 };

static void print_inks(const Palette *p)
{
    double least[THEMES] = {21, 21};
    int inks = 0, papers = 0;

    printf("%-12s %7s %7s\n", "least", "light", "dark");
    for (int i = 0; i < p->count; i++) {
        const Entry *e = &p->at[i];

        inks += is_ink(e);
        papers += is_paper(e);
        if (!is_ink(e))
            continue;
        printf("%-12s", e->name);
        for (enum theme t = LIGHT; t < THEMES; t++) {
            double c = palette_least(p, e, t);

            least[t] = c < least[t] ? c : least[t];
            printf(" %7.2f", c);
        }
        puts("");
    }
    printf("pairs = %d\nleast-light = %.2f\nleast-dark = %.2f\n",
           inks * papers * THEMES, least[LIGHT], least[DARK]);
}

static void print_wrong_turn(const Palette *p)
{
    const Colour white = {255, 255, 255};
    double least = 21, c;

    for (int i = 0; i < p->count; i++)
        if (is_ink(&p->at[i])) {
            c = contrast(p->at[i].in[DARK], white);
            least = c < least ? c : least;
        }
    printf("dark-on-white = %.2f\n", least);
}

static bool print_weight(void)
{
    static const char *const names[] = {"page.html", "book.css", "book.js"};
    static char text[ROOM];
    size_t sum = 0;

    for (int i = 0; i < 3; i++) {
        if (!text_read(names[i], ROOM, text))
            return false;
        printf("%s = %zu bytes\n", names[i], strlen(text));
        sum += strlen(text);
    }
    printf("frame = %zu\n", sum);
    return true;
}

int main(void)
{
    static char css[ROOM];
    static Palette p;

    if (!text_read("book.css", ROOM, css) || palette_read(css, &p) != 0)
        return EXIT_FAILURE;
    print_inks(&p);
    print_wrong_turn(&p);
    return print_weight() ? EXIT_SUCCESS : EXIT_FAILURE;
}
