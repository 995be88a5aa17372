/* stdio.h - of the page: streams into memory. */
#ifndef PAGE_STDIO_H
#define PAGE_STDIO_H

#include <stddef.h>

typedef struct FILE { char **text, *at; size_t *length, used; } FILE;
extern FILE *const stdout;
FILE *open_memstream(char **text, size_t *length);
FILE *fopen(const char *name, const char *mode);
int fclose(FILE *f);
int fflush(FILE *f);
int fprintf(FILE *f, const char *form, ...);
int fputs(const char *text, FILE *f);
int fputc(int c, FILE *f);
int snprintf(char *to, size_t room, const char *form, ...);
int rename(const char *from, const char *to);

#endif
