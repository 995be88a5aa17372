/* check_bought.c - theorems are found, filled, and refused in sentences. */
#include "testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define DIV "::: {.theorem #t title="
static const struct { const char *chapter, *said; int status; } CASES[] = {
    { DIV "\"It *holds*\" bought=\"{n} of {n-2}\"}",
      "| 1 | [It \\*holds\\*](01-one.html#t) | 3 of four |", 0 },
    { "``` {.c}\n" DIV "\"In a fence\" bought=\"{none}\"}\n```",
      "|---|---|---|\n", 0 },
    { "<<c>>=\n" DIV "\"In a chunk\" bought=\"{none}\"}\n@",
      "|---|---|---|\n", 0 },
    { DIV "\"T\" bought=\"{none}\"}",
      "01-one.nw:1: no run of 01-one has printed \"none = ...\"", 1 },
    { "\n" DIV "\"T\"}", "01-one.nw:2: expected #id, title= and", 1 },
};

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    ck_assert_msg(f != NULL, "%s", path);
    fputs(text, f);
    ck_assert_int_eq(fclose(f), 0);
}

START_TEST(theorems_are_listed_or_refused_in_a_sentence)
{
    const char *out = getenv("OUT");
    char path[1024], command[4096], said[2048];
    ck_assert_ptr_nonnull(out);
    snprintf(command, sizeof command, "mkdir -p %s/book/01-one/out", out);
    ck_assert_int_eq(system(command), 0);
    snprintf(path, sizeof path, "%s/book/01-one/out/measure_one.txt", out);
    write_file(path, "an = 9\nn-2 = four\nn = 3\n");
    snprintf(path, sizeof path, "%s/book/01-one.nw", out);
    write_file(path, CASES[_i].chapter);
    snprintf(command, sizeof command,
             "sh measure_bought.sh %s/book %s/book 2>&1", out, out);
    FILE *script = popen(command, "r");
    ck_assert_ptr_nonnull(script);
    said[fread(said, 1, sizeof said - 1, script)] = '\0';
    ck_assert_int_eq(WEXITSTATUS(pclose(script)) != 0, CASES[_i].status);
    ck_assert_msg(strstr(said, CASES[_i].said) != NULL, "%s", said);
}
END_TEST

int main(void)
{
    const Test test = { theorems_are_listed_or_refused_in_a_sentence,
                        ROWS(CASES) };
    return run_tests("bought", 1, &test);
}
