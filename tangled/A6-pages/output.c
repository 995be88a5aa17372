#include "output.h"

#include "html.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

const char *brace_attribute(Pool *pool, const char *braces, const char *key)
{
    const char *name, *value;
    while (take_attribute(pool, &braces, '}', &name, &value))
        if (value != NULL && strcmp(name, key) == 0)
            return value;
    return NULL;
}

static const char *value_in(Pool *pool, const char *text, const char *key)
{
    const char *begin = pool_format(pool, "%s = ", key), *line;
    while ((line = take_line(pool, &text)) != NULL)
        if (starts(line, begin))
            return line + strlen(begin);
    return NULL;
}

static bool holds_values(const char *file)
{
    return ends(file, ".txt")
        && (starts(file, "measure_") || strcmp(file, "demo.txt") == 0);
}

/* Reads one file more; false if it disagrees with what was found before. */
static bool agree(Pool *pool, const char *path, const char *key,
    const char **found)
{
    Text text = {0};
    const char *value = text_load(&text, path)
        ? value_in(pool, text_string(&text), key) : NULL;
    text_free(&text);
    if (*found != NULL && value != NULL)
        return strcmp(*found, value) == 0;
    *found = value != NULL ? value : *found;
    return true;
}

const char *output_value(Pool *pool, const char *build, const char *chapter,
    const char *key, const char **why)
{
    const char *path = pool_format(pool, "%s/%s/out", build, chapter);
    const char *found = NULL;
    bool agreed = true;
    DIR *directory = opendir(path);
    for (struct dirent *e; directory != NULL
            && (e = readdir(directory)) != NULL;)
        if (holds_values(e->d_name))
            agreed &= agree(pool, pool_format(pool, "%s/%s", path, e->d_name),
                key, &found);
    if (directory != NULL)
        closedir(directory);
    *why = agreed ? "no measurement printed it"
        : "two measurements printed it, and they disagree";
    return agreed ? found : NULL;
}

static const char *line_starting(const char *s, const char *prefix)
{
    while (*s != '\0' && !starts(s, prefix)) {
        size_t n = strcspn(s, "\n");
        s += s[n] == '\0' ? n : n + 1;
    }
    return *s == '\0' ? NULL : s;
}

const char *output_lines(Pool *pool, const char *transcript, const char *from,
    const char *to, const char **why)
{
    const char *begin = from == NULL ? transcript
        : line_starting(transcript, from);
    *why = "no line begins as from= says";
    if (begin == NULL)
        return NULL;
    size_t first = strcspn(begin, "\n");
    const char *rest = from == NULL || begin[first] == '\0' ? begin
        : begin + first + 1;
    const char *end = to == NULL ? begin + strlen(begin)
        : line_starting(rest, to);
    *why = "no line begins as to= says";
    return end == NULL ? NULL : pool_copy(pool, begin, (size_t)(end - begin));
}
