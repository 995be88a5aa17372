#include "map.h"

#include "lint.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

void map_write(const Web *web, int chapter, Text *out)
{
    Pool pool = {0};
    int *roots, count = web_roots(web, chapter, &pool, &roots);
    for (int r = 0; r < count; r++) {
        Spans spans = { .pool = &pool };
        tangle_spans(web, roots[r], &spans);
        for (int i = 0; i < spans.count; i++) {
            const Span *s = &spans.at[i];
            text_format(out, "%s\t%d\t%d\t%s\t%d\t%s\n",
                web->chunks[roots[r]].name, s->first, s->last,
                web->chapters[chapter].path, s->from.line,
                web->chunks[s->from.chunk].name);
        }
    }
    pool_free(&pool);
}

static int number_of(const char *text)
{
    long n = strtol(text, NULL, 10);
    return n < 1 || n > INT_MAX / 2 ? 0 : (int)n;
}

static void map_add(Map *map, char *line)
{
    char *field[6];
    for (int i = 0; i < 6; i++) {
        field[i] = line;
        size_t n = strcspn(line, i < 5 ? "\t" : "");
        if (i < 5 && line[n] == '\0')
            return;
        line += n + 1;
        field[i][n] = '\0';
    }
    map->at = pool_grow(&map->pool, map->at, map->count, sizeof *map->at);
    map->at[map->count++] = (MapLine){
        .file = field[0], .first = number_of(field[1]),
        .last = number_of(field[2]), .chapter = field[3],
        .line = number_of(field[4]), .chunk = field[5] };
}

void map_read(Map *map, const char *text)
{
    char *line;
    while ((line = take_line(&map->pool, &text)) != NULL)
        map_add(map, line);
}

void map_free(Map *map)
{
    pool_free(&map->pool);
    *map = (Map){0};
}

/* x.c, ./x.c, or with directories of which the last is the chapter's. */
static bool same_file(const MapLine *m, const char *mentioned)
{
    while (starts(mentioned, "./"))
        mentioned += 2;
    size_t n = strlen(m->file), k = strlen(mentioned);
    if (k < n || strcmp(mentioned + k - n, m->file) != 0)
        return false;
    if (k == n)
        return true;
    const char *slash = strrchr(m->chapter, '/');
    const char *base = slash == NULL ? m->chapter : slash + 1;
    size_t b = strcspn(base, ".");
    size_t before = k - n;              /* of it, the last is a slash */
    const char *directory = mentioned + before - 1 - b;
    return before >= b + 1 && mentioned[before - 1] == '/'
        && strncmp(directory, base, b) == 0
        && (directory == mentioned || directory[-1] == '/');
}

const MapLine *map_find(const Map *map, const char *file, int line)
{
    for (int i = 0; i < map->count; i++) {
        const MapLine *m = &map->at[i];
        if (m->first <= line && line <= m->last && same_file(m, file))
            return m;
    }
    return NULL;
}

static bool is_path_part(char c)
{
    return isalnum((unsigned char)c) || (c != '\0' && strchr("._/+-", c));
}

/* The place FILE:LINE that ends at the colon s. */
static const MapLine *place_at(const Map *map, const char *begin,
    const char *s, int *line)
{
    size_t digits = strspn(s + 1, "0123456789");
    if (digits == 0 || digits > 9 || s == begin || !is_path_part(s[-1]))
        return NULL;
    const char *from = s;
    while (from > begin && is_path_part(from[-1]))
        from--;
    Pool pool = {0};
    *line = number_of(s + 1);
    const MapLine *found = map_find(map,
        pool_copy(&pool, from, (size_t)(s - from)), *line);
    pool_free(&pool);
    return found;
}

static void explain_line(const Map *map, const char *text, Text *out)
{
    for (const char *s = strchr(text, ':'); s != NULL; s = strchr(s + 1, ':')) {
        int line = 0;
        const MapLine *m = place_at(map, text, s, &line);
        if (m == NULL)
            continue;
        text_format(out, "    %s:%d, in <<%s>>\n", m->chapter,
            m->line + line - m->first, m->chunk);
        return;
    }
}

void map_explain(const Map *map, const char *messages, Text *out)
{
    Pool pool = {0};
    const char *line;
    while ((line = take_line(&pool, &messages)) != NULL) {
        text_format(out, "%s\n", line);
        explain_line(map, line, out);
    }
    pool_free(&pool);
}
