/* shim.c - memory, strings and streams, for a program without a library. */
#include "shim.h"
#include "include/stdio.h"
#include "include/stdlib.h"
#include "include/string.h"

void *memcpy(void *restrict to, const void *restrict from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        ((char *)to)[i] = ((const char *)from)[i];
    return to;
}

void *memmove(void *to, const void *from, size_t n)
{
    const size_t last = n - 1;
    const int up = (const char *)to < (const char *)from;
    for (size_t i = 0; i < n; i++) {
        const size_t k = up ? i : last - i;
        ((char *)to)[k] = ((const char *)from)[k];
    }
    return to;
}

void *memset(void *to, int with, size_t n)
{
    for (size_t i = 0; i < n; i++)
        ((unsigned char *)to)[i] = (unsigned char)with;
    return to;
}

int memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < n; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

size_t strlen(const char *text)
{
    size_t n = 0;
    while (text[n] != '\0')
        n++;
    return n;
}

int strcmp(const char *a, const char *b)
{
    while (*a != '\0' && *a == *b)
        a++, b++;
    return (unsigned char)*a - (unsigned char)*b;
}

/* Blocks on a stack: what was taken last is given back at once, what was
 * taken before when all is free again. */
typedef struct Block { size_t before; } Block;
static _Alignas(16) unsigned char heap[1 << 18];
static size_t top, last;
enum { GRAIN = 16 };

void *calloc(size_t n, size_t size)
{
    const size_t bytes = (n * size + GRAIN - 1) / GRAIN * GRAIN;
    if (bytes + GRAIN > sizeof heap - top)
        return NULL;
    *(Block *)(void *)(heap + top) = (Block){ last };
    last = top;
    top += bytes + GRAIN;
    return memset(heap + last + GRAIN, 0, bytes);
}

void free(void *at)
{
    if (at == heap + last + GRAIN) {
        top = last;
        last = ((Block *)(void *)(heap + last))->before;
    }
}

enum { STREAMS = 8, STREAM = 1 << 13 };
static char page_output[STREAM];
static FILE streams[STREAMS] = { { .at = page_output } };
FILE *const stdout = &streams[0];

FILE *open_memstream(char **text, size_t *length)
{
    for (int i = 1; i < STREAMS; i++)
        if (streams[i].at == NULL) {
            char *at = calloc(STREAM, 1);
            streams[i] = (FILE){ text, at, length, 0 };
            return at == NULL ? NULL : &streams[i];
        }
    return NULL;
}

int fclose(FILE *f)
{
    *f->text = f->at;
    *f->length = f->used;
    f->at = NULL;
    return 0;
}

int fflush(FILE *f)
{
    (void)f;
    return 0;
}

void shim_begin(void)
{
    for (int i = 1; i < STREAMS; i++)
        streams[i].at = NULL;
    streams[0].used = 0;
    page_output[0] = '\0';
    top = last = 0;
}

const char *shim_output(void)
{
    return page_output;
}

static size_t within(size_t n, size_t room)
{
    return n < room ? n : room - 1;
}

int fprintf(FILE *f, const char *form, ...)
{
    const size_t room = STREAM - f->used;
    va_list from;
    va_start(from, form);
    f->used += within(shim_format(f->at + f->used, room, form, from), room);
    va_end(from);
    return 0;
}

int fputs(const char *text, FILE *f)
{
    return fprintf(f, "%s", text);
}

int fputc(int c, FILE *f)
{
    return fprintf(f, "%c", c);
}

int snprintf(char *to, size_t room, const char *form, ...)
{
    va_list from;
    va_start(from, form);
    const size_t n = shim_format(to, room, form, from);
    va_end(from);
    return (int)n;
}

/* There are no files and no environment. */
FILE *fopen(const char *name, const char *mode)
{
    (void)name, (void)mode;
    return NULL;
}

int rename(const char *from, const char *to)
{
    (void)from, (void)to;
    return -1;
}

char *getenv(const char *name)
{
    (void)name;
    return NULL;
}
