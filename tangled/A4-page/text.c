#include "text.h"

#include <stdio.h>

bool text_read(const char *name, int room, char *text)
{
    FILE *f = fopen(name, "r");
    size_t n;

    if (f == NULL)
        return false;
    n = fread(text, 1, (size_t)room, f);
    fclose(f);
    if (n == (size_t)room)
        return false;
    text[n] = '\0';
    return true;
}
