/* apparatus - what stands around the chapters, read off the finished pages.
 *
 *   apparatus search PAGE...           search.js
 *   apparatus previews PAGE            previews/NAME.js
 * Faults go to standard error, and the exit status is 1; 2 for misuse. */

#include "scripts.h"

#include <stdlib.h>
#include <string.h>

static int finish(const char *out, size_t length, Report *errors)
{
    bool written = errors->count > 0
        || fwrite(out, 1, length, stdout) == length;
    if (fflush(stdout) != 0 || !written)
        report(errors, NULL, 0, NULL, "apparatus: cannot write its output");
    fputs(text_string(&errors->text), stderr);
    int status = errors->count > 0;
    text_free(&errors->text);
    return status;
}

typedef void Make(Volume *v, Text *out, Report *errors);

static void make_search(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    search_write(v, out);
}

static void make_previews(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    for (int i = 0; i < v->page_count; i++)
        previews_write(v, i, out);
}

static const struct { const char *word; Make *make; } COMMANDS[] = {
    { "search", make_search },
    { "previews", make_previews },
};

int main(int argc, char **argv)
{
    Volume v = {0};
    Text out = {0};
    Report errors = {0};
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        if (argc > 2 && strcmp(argv[1], COMMANDS[i].word) == 0) {
            if (volume_read(&v, argc - 2, argv + 2, &errors))
                COMMANDS[i].make(&v, &out, &errors);
            int status = finish(text_string(&out), out.length, &errors);
            volume_free(&v);
            text_free(&out);
            return status;
        }
    fputs("usage: apparatus search|previews PAGE...\n", stderr);
    return 2;
}
