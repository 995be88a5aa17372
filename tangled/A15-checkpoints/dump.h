/* dump.h - bytes, sixteen in a row, and the characters that they are. */
#ifndef DUMP_H
#define DUMP_H

#include <ctype.h>
#include <stdio.h>

static inline void dump(size_t n, const unsigned char at[])
{
    for (size_t i = 0; i < n; i += 16) {
        printf("%05zu ", i);
        for (size_t k = i; k < i + 16; k++)
            k < n ? printf(" %02x", at[k]) : printf("   ");
        printf("  ");
        for (size_t k = i; k < i + 16 && k < n; k++)
            putchar(isprint(at[k]) ? at[k] : '.');
        putchar('\n');
    }
}

#endif
