/* must_not_compile.h - programs that every compiler must refuse. */
#ifndef MUST_NOT_COMPILE_H
#define MUST_NOT_COMPILE_H

#include "testing.h"
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static glob_t ill_typed;
static size_t ill_typed_wanted;
static const struct { const char *name, *flags; } known_compilers[] = {
    { "gcc",   "-ftrack-macro-expansion=0" },
    { "clang", "-fmacro-backtrace-limit=1" },
};

/* how many tests there are: each file that is wanted, by each compiler */
static int ill_typed_programs(size_t wanted)
{
    ill_typed_wanted = wanted;
    if (glob("must_not_compile/*.c", 0, NULL, &ill_typed) != 0)
        ill_typed.gl_pathc = 0;
    return (int)ill_typed.gl_pathc * ROWS(known_compilers);
}

/* compiles file with the k-th compiler; what it said is in out */
static int compile_with(int k, const char *file, const char *define,
    char *out, size_t size)
{
    char command[1000];
    const char *includes = getenv("INCLUDES");
    snprintf(command, sizeof command, "LC_ALL=C %s %s -std=c11 -O2 "
        "-Werror=incompatible-pointer-types -Werror=unused-result %s "
        "-I. %s -c -o /dev/null %s 2>&1", known_compilers[k].name,
        known_compilers[k].flags, define,
        includes ? includes : "-I../01-objects", file);
    FILE *said = popen(command, "r");
    ck_assert_ptr_nonnull(said);
    out[fread(out, 1, size - 1, said)] = '\0';
    while (fgetc(said) != EOF)
        ;
    return pclose(said);
}

static int installed(int k)     /* named in COMPILERS, as a whole word */
{
    char list[200], name[20];
    const char *compilers = getenv("COMPILERS");
    snprintf(list, sizeof list, " %s ", compilers ? compilers : "gcc");
    snprintf(name, sizeof name, " %s ", known_compilers[k].name);
    return strstr(list, name) != NULL;
}

START_TEST(there_are_ill_typed_programs_and_a_compiler)
{
    ck_assert_uint_eq(ill_typed.gl_pathc, ill_typed_wanted);
    ck_assert(installed(0) || installed(1));
}
END_TEST

START_TEST(an_ill_typed_program_is_rejected_with_these_words)
{
    const char *file = ill_typed.gl_pathv[_i / ROWS(known_compilers)];
    int k = _i % ROWS(known_compilers);
    char expect[200] = "", said[8192];
    if (!installed(k))
        return;
    FILE *source_file = fopen(file, "r");
    ck_assert_ptr_nonnull(source_file);
    ck_assert_int_eq(fscanf(source_file, "/* expect: %199[^*\n]", expect), 1);
    fclose(source_file);
    expect[strlen(expect) - 1] = '\0';  /* the blank before the star */
    ck_assert_msg(compile_with(k, file, "", said, sizeof said) == 0,
        "%s does not compile even when it is right:\n%s", file, said);
    ck_assert_msg(compile_with(k, file, "-DILL_TYPED", said, sizeof said) != 0,
        "%s compiles, and must not", file);
    ck_assert_msg(strstr(said, expect) != NULL,
        "%s fails without saying \"%s\", but:\n%s", file, expect, said);
}
END_TEST

#endif
