/* measure_weaver - how large the weaver is, and what measuring saves. */
#include "names.h"
#include "tokens.h"

#include <stdio.h>

static int count_file(Pool *pool, const char *path, Table *names)
{
    Text source = {0};
    Symbols symbols = { .pool = pool };
    int lines = 0;
    text_load(&source, path);
    parse_c(text_string(&source), &symbols);
    for (int i = 0; i < symbols.count; i++)
        if (symbols.at[i].kind != LOCAL)
            table_set(names, symbols.at[i].name, 1);
    for (size_t i = 0; i < source.length; i++)
        lines += source.at[i] == '\n';
    text_free(&source);
    return lines;
}

static void count_weaver(void)
{
    static const char *const files[] = { "book", "chunk", "figure", "files",
        "highlight", "html", "links", "lint", "map", "mend", "metadata", "names",
        "output", "page", "parse", "svg", "tangle", "text", "weave", "web" };
    Pool pool = {0};
    Table names = { .pool = &pool };
    int lines = 0, count = sizeof files / sizeof files[0];
    for (int i = 0; i < count; i++)
        lines += count_file(&pool, pool_format(&pool, "%s.c", files[i]),
            &names);
    printf("modules = %d\nlines = %d\nnames = %d\n", count, lines,
        names.count);
    pool_free(&pool);
}

/* Chunk k is chunk k + 1 twice; the last is one line. */
static void count_doubling(int depth)
{
    Web web;
    Report errors = {0};
    Pool pool = {0};
    Text source = {0};
    Origins lines = { .pool = &pool };
    for (int k = 0; k < depth; k++)
        text_format(&source, k == 0 ? "<<x.c>>=\n<<c 1>>\n<<c 1>>\n"
            : "<<c %d>>=\n<<c %d>>\n<<c %d>>\n", k, k + 1, k + 1);
    text_format(&source, "<<c %d>>=\nline\n", depth);
    if (!read_source(&web, "x.nw", source.at, &errors)
            || !web_is_finite(&web, &errors))
        printf("doubling-refused = %s", text_string(&errors.text));
    tangle_origins(&web, web_find(&web, 0, "x.c"), &lines);
    int pieces = 0;
    for (int i = 0; i < web.chunk_count; i++)
        pieces += web.chunks[i].count;
    printf("doubling-depth = %d\ndoubling-pieces = %d\ndoubling-lines = %d\n",
        depth, pieces, lines.count);
    text_free(&source);
    text_free(&errors.text);
    pool_free(&pool);
    web_free(&web);
}

int main(void)
{
    count_weaver();
    count_doubling(16);
    return 0;
}
