/* measure_doubling - what measuring a web saves. */
#include "tangle.h"
#include "tokens.h"

#include <stdio.h>

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
    count_doubling(16);
    return 0;
}
