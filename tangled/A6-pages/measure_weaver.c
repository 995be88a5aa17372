/* measure_weaver - how large the weaver is. */
#include "names.h"

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

int main(void)
{
    static const char *const files[] = { "../A1-weaver/lint.c",
        "../A1-weaver/map.c", "../A1-weaver/names.c", "../A1-weaver/parse.c",
        "../A1-weaver/tangle.c", "../A1-weaver/text.c", "../A1-weaver/web.c",
        "book.c", "chunk.c", "figure.c", "files.c", "highlight.c", "html.c",
        "links.c", "mend.c", "metadata.c", "output.c", "page.c", "svg.c",
        "weave.c" };
    Pool pool = {0};
    Table names = { .pool = &pool };
    int lines = 0;
    for (int i = 0; i < ROWS(files); i++)
        lines += count_file(&pool, files[i], &names);
    printf("modules = %d\nlines = %d\nnames = %d\n", ROWS(files), lines,
        names.count);
    pool_free(&pool);
    return 0;
}
