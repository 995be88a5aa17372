/* stdlib.h - of the page. */
#ifndef PAGE_STDLIB_H
#define PAGE_STDLIB_H

#include <stddef.h>

void *calloc(size_t n, size_t size);
void free(void *at);
char *getenv(const char *name);

#endif
