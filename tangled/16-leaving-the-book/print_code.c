/* print_code.c - C that was one line, in lines of eighty columns. */
#include "print_code.h"
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { STEP = 4, COLUMNS = 79, DEEP = 16 };

/* How much of a text goes on a line with so much room. */
static int line_end(const char *text, int room)
{
    int n = room;
    while (n > 30 && (text[n] != ' ' || text[n - 1] != ','))
        n--;                            /* after a comma, if there is one */
    if (n == 30)
        n = room;
    while (n > 1 && text[n] != ' ')
        n--;
    if (n > 1)
        return n;
    n = room;                           /* or where an argument begins */
    while (n > 1 && text[n - 1] != '(')
        n--;
    return n > 1 ? n : (int)strcspn(text, " ");
}

void print_line(FILE *out, int steps, const char *text)
{
    int in = STEP * steps;
    while ((int)strlen(text) > COLUMNS - in) {
        const int n = line_end(text, COLUMNS - in);
        fprintf(out, "%*s%.*s\n", in, "", n, text);
        text += n + (text[n] == ' ');
        in = STEP * (steps + 1);
    }
    fprintf(out, "%*s%s\n", in, "", text);
}

typedef struct Printer {
    FILE *out;
    char line[CODE_LINE];
    int n;                              /* characters in it */
    int level, parentheses;
    int heads[DEEP];                    /* at each level, without a body */
} Printer;

static void end_line(Printer *p)
{
    p->line[p->n] = '\0';
    print_line(p->out, p->level + p->heads[p->level], p->line);
    p->n = 0;
}

static int is_head(const Printer *p)
{
    return strncmp(p->line, "for (", 5) == 0
        || strncmp(p->line, "if (", 4) == 0;
}

static void open_brace(Printer *p)
{
    if (p->level == 0) {                /* of a function: on its own line */
        p->n -= 2;
        end_line(p);
        p->line[p->n++] = '{';
    }
    end_line(p);
    assert(p->level + 1 < DEEP);
    p->heads[++p->level] = 0;
}

static void close_brace(Printer *p)
{
    p->level--;
    end_line(p);
    p->heads[p->level] = 0;
}

static void put_character(Printer *p, char c, const char *rest)
{
    if (p->n == 0 && c == ' ')
        return;
    assert(p->n + 1 < CODE_LINE);
    p->line[p->n++] = c;
    p->parentheses += (c == '(') - (c == ')');
    if (c == '{')
        open_brace(p);
    else if (c == '}')
        close_brace(p);
    else if (c == ';' && p->parentheses == 0) {
        end_line(p);
        p->heads[p->level] = 0;
    } else if (c == ')' && p->parentheses == 0 && is_head(p)
               && strncmp(rest, " {", 2) != 0) {
        end_line(p);
        p->heads[p->level]++;
    }
}

void print_code(FILE *out, const char *text)
{
    Printer p = { .out = out };
    fputc('\n', out);
    for (; *text != '\0'; text++)
        put_character(&p, *text, text + 1);
}

void float_text(float x, char text[32])
{
    uint32_t bits;
    snprintf(text, 32, "%.9g", (double)x);
    if (isfinite(x))
        strcat(text, strpbrk(text, ".e") == NULL ? ".0F" : "F");
    else {
        memcpy(&bits, &x, sizeof bits);
        snprintf(text, 32, "float_of(0x%08lxU)", (unsigned long)bits);
    }
}
