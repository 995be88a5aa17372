/* check_draft.c - the script finds what is there and refuses the rest. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include "testing.h"

static const struct { const char *line, *said; int status; } LISTS[] = {
    { "k 05 commutes counting", "k = counting, which commutes on 1000", 0 },
    { "k 05 fails relabelled", "k = relabelled, which fails as it", 0 },
    { "k 02 definitional associativity", "= associativity, which is dr", 0 },
    { "k 01 test a_status_has_its_own_name", "a status has its own name", 0 },
    { "k 05 exercise 5.3", "k = 5.3 (numbered first, then mapped)", 0 },
    { "k 05 test all_is_well", ":1: expected a test all_is_well in 05-s", 1 },
    { "k 04 test a_status_has_its_own_name", ":1: expected a test a_sta", 1 },
    { "k 05 fails counting", "counting of 05-structure fails; the verdict: "
      "commutes", 1 },
    { "k 05 commutes nothing", "expected a figure nothing in 05-str", 1 },
    { "k 05 exercise 5.9", "expected an exercise 5.9 in 05-structure", 1 },
    { "k 99 test x", "expected a chapter; got: 99", 1 },
    { "k 05 proves counting", "definitional; got: proves", 1 },
    { "k 05 test", "a kind and a name; got: k 05 test", 1 },
};

static int show(const char *with, const char *line, size_t n, char said[n])
{
    const char *out = getenv("OUT");
    ck_assert_ptr_nonnull(out);
    char path[1024], command[2200];
    snprintf(path, sizeof path, "%s/list.txt", out);
    FILE *list = fopen(path, "w");
    ck_assert_ptr_nonnull(list);
    fprintf(list, "%s\n", line);
    ck_assert_int_eq(fclose(list), 0);
    snprintf(command, sizeof command, "%s sh measure_draft.sh %s 2>&1", with,
        path);
    FILE *script = popen(command, "r");
    ck_assert_ptr_nonnull(script);
    said[fread(said, 1, n - 1, script)] = '\0';
    return pclose(script);
}

START_TEST(a_list_is_shown_or_refused_in_a_sentence)
{
    char said[1024];
    int status = show("", LISTS[_i].line, sizeof said, said);
    ck_assert_int_eq(WEXITSTATUS(status), LISTS[_i].status);
    ck_assert_msg(strstr(said, LISTS[_i].said) != NULL, "%s", said);
}
END_TEST

START_TEST(a_test_that_has_not_passed_is_refused)
{
    char said[1024];
    int status = show("OUT=/nowhere/A7", "k 01 test a_status_has_its_own_name",
        sizeof said, said);
    ck_assert_int_eq(WEXITSTATUS(status), 1);
    ck_assert_msg(strstr(said, "to have passed; it has not"), "%s", said);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_list_is_shown_or_refused_in_a_sentence, ROWS(LISTS) },
        { a_test_that_has_not_passed_is_refused, 1 },
    };
    return run_tests("draft", ROWS(tests), tests);
}
