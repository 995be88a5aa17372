#include "ink.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char family[] = "'Latin Modern Roman','STIX Two Text',"
    "'Times New Roman','Liberation Serif','DejaVu Serif Condensed',serif";

/* The number that follows `name="` in an element; 0 if there is none. */
static double number_of(const char *element, const char *name)
{
    const char *at = strstr(element, name);
    return at != NULL ? strtod(at + strlen(name), NULL) : 0;
}

static void ink_escaped(FILE *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '"')
            fputs("&quot;", out);
        else if (*text == '&')
            fputs("&amp;", out);
        else if (*text == '<')
            fputs("&lt;", out);
        else if (*text == '\n')
            fputc(' ', out);
        else
            fputc(*text, out);
}

/* viewBox="0.00 0.00 W H": the drawing's own units are px here. */
static int ink_head(FILE *out, const char *line, const char *alt)
{
    double width, height;
    const char *box = strstr(line, "viewBox=\"");
    if (box == NULL
        || sscanf(box, "viewBox=\"%*f %*f %lf %lf", &width, &height) != 2)
        return -1;
    fprintf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
            "aria-label=\"");
    ink_escaped(out, alt);
    fprintf(out, "\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
            "font-family=\"%s\" fill=\"currentColor\" stroke=\"none\">\n",
            width, height, width, height, family);
    return 0;
}

static void ink_group(FILE *out, const char *line)
{
    const char *move = strstr(line, "translate(");
    if (move != NULL)
        fprintf(out, "<g transform=\"%.*s\">\n",
                (int)strcspn(move, ")") + 1, move);
}

static void ink_text(FILE *out, const char *line)
{
    const char *text = strchr(line, '>');
    if (text == NULL)
        return;
    text++;
    fprintf(out, "<text text-anchor=\"middle\" x=\"%.2f\" y=\"%.2f\" "
            "font-size=\"%.0f\"%s>%.*s</text>\n", number_of(line, " x=\""),
            number_of(line, " y=\""), number_of(line, "font-size=\""),
            strstr(line, "italic") != NULL ? " font-style=\"italic\"" : "",
            (int)strcspn(text, "<"), text);
}

/* The head of an arrow in Computer Modern, its tip at the origin. */
static const char head[] = "M-3.4,-4.1C-2.8,-1.6 -1.4,-0.5 0,0"
                           "C-1.4,0.5 -2.8,1.6 -3.4,4.1";

static void ink_arrowhead(FILE *out, const double at[8])
{
    double turn = atan2(at[7] - at[5], at[6] - at[4]) * 180 / acos(-1);
    fprintf(out, "<path transform=\"translate(%.2f,%.2f) rotate(%.2f)\" "
            "d=\"%s\"/>\n", at[6], at[7], turn, head);
}

static void ink_path(FILE *out, const char *line)
{
    const char *d = strstr(line, " d=\"M");
    double at[8];
    if (d == NULL || sscanf(d, " d=\"M%lf,%lfC%lf,%lf %lf,%lf %lf,%lf", &at[0],
                            &at[1], &at[2], &at[3], &at[4], &at[5], &at[6],
                            &at[7]) != 8)
        return;
    int dashed = strstr(line, "stroke-dasharray") != NULL;
    fprintf(out, "<g fill=\"none\" stroke=\"currentColor\" "
            "stroke-width=\"0.75\" stroke-linecap=\"round\">\n"
            "<path%s d=\"M%.2f,%.2fC%.2f,%.2f %.2f,%.2f %.2f,%.2f\"/>\n",
            dashed ? " stroke-dasharray=\"4.5,3\"" : "", at[0], at[1], at[2],
            at[3], at[4], at[5], at[6], at[7]);
    ink_arrowhead(out, at);
    fprintf(out, "</g>\n");
}

static void ink_line(FILE *out, const char *line)
{
    if (strncmp(line, "<text", 5) == 0)
        ink_text(out, line);
    else if (strncmp(line, "<path", 5) == 0)
        ink_path(out, line);
    else if (strncmp(line, "<g id=\"graph0\"", 14) == 0)
        ink_group(out, line);
}

int ink_svg(FILE *out, FILE *in, const char *alt)
{
    char *line = NULL;
    size_t room = 0;
    int begun = 0, ended = 0;
    while (getline(&line, &room, in) > 0) {
        if (!begun)
            begun = ink_head(out, line, alt) == 0;
        else
            ink_line(out, line);
        ended |= strncmp(line, "</svg>", 6) == 0;
    }
    free(line);
    if (!begun || !ended)
        return -1;
    fprintf(out, "</g>\n</svg>\n");
    return 0;
}
