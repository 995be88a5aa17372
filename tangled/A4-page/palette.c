#include "palette.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static int line_of(const char *css, const char *place)
{
    int n = 1;

    for (; css < place; css++)
        n += *css == '\n';
    return n;
}

static const char *line_start(const char *css, const char *place)
{
    while (place > css && place[-1] != '\n')
        place--;
    return place;
}

static bool entry_read(const char *line, Entry *e)
{
    Colour *l = &e->in[LIGHT], *d = &e->in[DARK];
    char end = 0;
    int n = sscanf(line,
        " --%23[a-z-]: light-dark(#%2x%2x%2x, #%2x%2x%2x)%c", e->name,
        &l->red, &l->green, &l->blue, &d->red, &d->green, &d->blue, &end);

    return n == 8 && end == ';';
}

int palette_read(const char *css, Palette *p)
{
    const char *s = css;

    p->count = 0;
    while ((s = strstr(s, "light-dark(")) != NULL) {
        if (p->count == ENTRIES
            || !entry_read(line_start(css, s), &p->at[p->count]))
            return line_of(css, s);
        p->count++;
        s++;
    }
    return 0;
}

bool is_ink(const Entry *e)
{
    return strncmp(e->name, "ink", 3) == 0;
}

bool is_paper(const Entry *e)
{
    return strncmp(e->name, "paper", 5) == 0;
}

double palette_least(const Palette *p, const Entry *ink, enum theme t)
{
    double least = 21, c;

    for (int i = 0; i < p->count; i++)
        if (is_paper(&p->at[i])) {
            c = contrast(ink->in[t], p->at[i].in[t]);
            least = c < least ? c : least;
        }
    return least;
}

static bool in_pair(const char *css, const char *place)
{
    static const char pair[] = "light-dark(#";
    const long first = 11, second = 20;

    return (place - css >= first && !strncmp(place - first, pair, 12))
        || (place - css >= second && !strncmp(place - second, pair, 12));
}

static const char *stray_digits(const char *css)
{
    for (const char *s = css; (s = strchr(s, '#')) != NULL; s++) {
        size_t n = strspn(s + 1, "0123456789abcdefABCDEF");
        int next = (unsigned char)s[1 + n];

        if (n >= 3 && !isalnum(next) && next != '-' && !in_pair(css, s))
            return s;
    }
    return NULL;
}

/* A value of the property that begins neither with a nor with b. */
static const char *stray_value(const char *css, const char *property,
                               const char *a, const char *b)
{
    size_t n = strlen(property);

    for (const char *s = css; (s = strstr(s, property)) != NULL; s += n) {
        const char *value = s + n + strspn(s + n, " ");

        if (s > css && (isalpha((unsigned char)s[-1]) || s[-1] == '-'))
            continue;               /* the end of a longer name */
        if (strncmp(value, a, strlen(a)) && strncmp(value, b, strlen(b)))
            return s;
    }
    return NULL;
}

int stray_colour(const char *css)
{
    static const char *const forbidden[] = {
        "rgb", "hsl", "color-mix", "opacity", "filter", "blend",
        "background-", "fill:", NULL
    };
    const char *s = stray_digits(css);

    if (s == NULL)
        s = stray_value(css, "color:", "var(--ink", "inherit");
    if (s == NULL)
        s = stray_value(css, "background:", "var(--paper", "none");
    for (const char *const *w = forbidden; s == NULL && *w != NULL; w++)
        s = strstr(css, *w);
    return s == NULL ? 0 : line_of(css, s);
}
