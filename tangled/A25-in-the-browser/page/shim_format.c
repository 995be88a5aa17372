/* shim_format.c - a small printf. */
#include "shim.h"

typedef struct Line { char *to; size_t room, length; } Line;

static void put(Line *l, char c)
{
    if (l->length < l->room)
        l->to[l->length] = c;
    l->length++;
}

static void put_word(Line *l, const char *text, int most)
{
    for (int i = 0; (most < 0 || i < most) && text[i] != '\0'; i++)
        put(l, text[i]);
}

static void put_whole(Line *l, unsigned long long n)
{
    char digit[24];
    int i = 0;
    do
        digit[i++] = (char)('0' + n % 10);
    while ((n /= 10) != 0);
    while (i > 0)
        put(l, digit[--i]);
}

static void put_number(Line *l, double x, int digits)
{
    char text[40];
    const int n = page_number(x, digits < 0 ? 6 : digits, text);
    put_word(l, text, n);
}

typedef struct Place { int digits, size; char kind; } Place;
typedef struct Arguments { va_list list; } Arguments;

/* What stands behind a %; where it ends. */
static const char *read_place(const char *form, Arguments *from, Place *p)
{
    *p = (Place){ .digits = -1 };
    if (*form == '.' && *++form == '*') {
        p->digits = va_arg(from->list, int);
        form++;
    } else if (form[-1] == '.') {
        p->digits = 0;
        while (*form >= '0' && *form <= '9')
            p->digits = 10 * p->digits + *form++ - '0';
    }
    for (; *form == 'l' || *form == 'z'; form++)
        p->size += *form == 'l' ? 1 : 3;
    p->kind = *form;
    return form;
}

static long long signed_argument(Arguments *from, int size)
{
    return size == 0 ? va_arg(from->list, int)
        : size == 1 ? va_arg(from->list, long)
        : va_arg(from->list, long long);
}

static unsigned long long unsigned_argument(Arguments *from, int size)
{
    return size == 0 ? va_arg(from->list, unsigned)
        : size == 1 ? va_arg(from->list, unsigned long)
        : size == 3 ? va_arg(from->list, size_t)
        : va_arg(from->list, unsigned long long);
}

static void put_argument(Line *l, const Place *p, Arguments *from)
{
    if (p->kind == 's')
        put_word(l, va_arg(from->list, const char *), p->digits);
    else if (p->kind == 'g')
        put_number(l, va_arg(from->list, double), p->digits);
    else if (p->kind == 'u')
        put_whole(l, unsigned_argument(from, p->size));
    else if (p->kind == 'd') {
        const long long n = signed_argument(from, p->size);
        if (n < 0)
            put(l, '-');
        put_whole(l, n < 0 ? 0 - (unsigned long long)n
                           : (unsigned long long)n);
    } else
        put(l, p->kind == 'c' ? (char)va_arg(from->list, int) : p->kind);
}

size_t shim_format(char *to, size_t room, const char *form, va_list from)
{
    Line l = { to, room, 0 };
    Arguments a;
    Place p;
    va_copy(a.list, from);
    for (; *form != '\0'; form++)
        if (*form != '%') {
            put(&l, *form);
        } else {
            form = read_place(form + 1, &a, &p);
            put_argument(&l, &p, &a);
        }
    va_end(a.list);
    if (room > 0)
        to[l.length < room ? l.length : room - 1] = '\0';
    return l.length;
}
