#include "dress.h"

#include <ctype.h>
#include <glob.h>
#include <string.h>

const char *slug(Pool *pool, const char *words)
{
    char *out = pool_copy(pool, words, strlen(words)), *to = out;
    for (; *words != '\0'; words++)
        if (isalnum((unsigned char)*words) || (*words & 0x80))
            *to++ = (char)tolower((unsigned char)*words);
        else if (to > out && to[-1] != '-')
            *to++ = '-';
    while (to > out && to[-1] == '-')
        to--;
    *to = '\0';
    return out;
}

static const char *value_in(Pool *pool, const char *text, const char *key)
{
    const char *start = pool_format(pool, "%s = ", key);
    for (const char *s = text; *s != '\0'; s += strcspn(s, "\n"),
            s += *s == '\n')
        if (starts(s, start)) {
            s += strlen(start);
            return pool_copy(pool, s, strcspn(s, "\n"));
        }
    return NULL;
}

const char *run_value(Pool *pool, const char *build, const char *chapter,
    const char *key)
{
    glob_t found = {0};
    const char *value = NULL;
    if (glob(pool_format(pool, "%s/%s/out/*.txt", build, chapter), 0, NULL,
            &found) == 0)
        for (size_t i = 0; i < found.gl_pathc && value == NULL; i++) {
            Text text = {0};
            if (text_load(&text, found.gl_pathv[i]))
                value = value_in(pool, text_string(&text), key);
            text_free(&text);
        }
    globfree(&found);
    return value;
}
