#include "value.h"
#include "dot.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

int is_name_in_c(const char *text)
{
    if (!isalpha((unsigned char)*text) && *text != '_')
        return 0;
    while (isalnum((unsigned char)*text) || *text == '_')
        text++;
    return *text == '\0';
}

long whole_value(Report *r, void *object, char *name, long otherwise,
                 long least, long most)
{
    const char *text = dot_value(object, name);
    if (text == NULL)
        return otherwise;
    size_t digits = strspn(text, "0123456789");
    long value = digits < 10 ? strtol(text, NULL, 10) : -1;
    if (digits == 0 || text[digits] != '\0' || value < least || value > most) {
        complain(r, "%s=\"%s\": expected an integer from %ld to %ld", name,
                 text, least, most);
        return otherwise;
    }
    return value;
}

int truth_value(Report *r, void *object, char *name, int otherwise)
{
    const char *text = dot_value(object, name);
    if (text == NULL)
        return otherwise;
    if (strcmp(text, "true") != 0 && strcmp(text, "false") != 0)
        complain(r, "%s=\"%s\": expected true or false", name, text);
    return text[0] == 't';
}
