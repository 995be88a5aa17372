/* measure_example - the small web of the text, tangled, mapped, explained. */
#include "lint.h"
#include "map.h"
#include "tokens.h"

#include <stdio.h>

static const char SOURCE[] =
    "# The mean of a list\n"
    "\n"
    "<<mean.c>>=\n"
    "double mean(const double *x, int n)\n"
    "{\n"
    "    double sum = 0;\n"
    "    <<add up the list>>\n"
    "    return sum / n;\n"
    "}\n"
    "@\n"
    "A list is added up from its head.\n"
    "\n"
    "<<add up the list>>=\n"
    "for (int i = 0; i < n; i++)\n"
    "    sum += x[j];\n";

static void show(const char *title, const Text *text)
{
    printf("== %s\n", title);
    int line = 1;
    for (const char *s = text_string(text); *s != '\0';) {
        size_t n = strcspn(s, "\n");
        printf("%3d  %.*s\n", line++, (int)n, s);
        s += n + (s[n] != '\0');
    }
}

int main(void)
{
    Web web;
    Map map = {0};
    Report errors = {0};
    Text source = {0}, text = {0}, lines = {0}, said = {0};
    text_put(&source, SOURCE);
    if (!read_source(&web, "chapters/05-mean.nw", SOURCE, &errors))
        return 1;
    show("chapters/05-mean.nw", &source);
    tangle_text(&web, web_find(&web, 0, "mean.c"), &text);
    show("mean.c", &text);
    map_write(&web, 0, &lines);
    map_read(&map, lines.at);
    map_explain(&map, "mean.c:5:18: error: 'j' undeclared\n", &said);
    printf("== map\n%s== explained\n%s", lines.at, said.at);
    text_free(&source);
    text_free(&text);
    text_free(&lines);
    text_free(&said);
    map_free(&map);
    web_free(&web);
    return 0;
}
