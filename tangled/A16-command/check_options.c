/* check_options.c - words on a command line, and what is chosen by them. */
#include "sample_options.h"
#include "testing.h"
#include <string.h>

enum { FILE_AT, STEPS, RATE, MEMORY, OUT, QUIET, WORD, OPTIONS, WORDS = 6 };

static enum status read(char *const words[], Chosen y[OPTIONS],
                        Sentence *why)
{
    int n = 0;
    while (n < WORDS && words[n] != NULL)
        n++;
    return options_read(OPTIONS, option, n, words, y, why);
}

START_TEST(what_is_not_given_is_as_it_begins)
{
    char *const none[WORDS] = { NULL };
    Chosen y[OPTIONS];
    Sentence why;
    ck_assert(read(none, y, &why) == OK);
    ck_assert(!y[STEPS].given && y[STEPS].whole == 7 && !y[QUIET].given);
    ck_assert(y[FILE_AT].word == NULL && y[RATE].word == NULL);
    ck_assert_str_eq(y[OUT].word, "x");
}
END_TEST

static const struct {
    char *words[WORDS];
    int row, given;
    const char *word;
    int64_t whole;
    double number;
} good[] = {
    { { "--steps", "12" }, STEPS, 1, "12", 12, 0 },
    { { "--steps=0" }, STEPS, 1, "0", 0, 0 },
    { { "--steps=1", "--steps", "100" }, STEPS, 1, "100", 100, 0 },
    { { "--rate=5e-1" }, RATE, 1, "5e-1", 0, 0.5 },
    { { "--memory", "3k" }, MEMORY, 1, "3k", 3072, 0 },
    { { "--memory=2M" }, MEMORY, 1, "2M", 2097152, 0 },
    { { "--memory=2G" }, MEMORY, 1, "2G", (int64_t)1 << 31, 0 },
    { { "--quiet" }, QUIET, 1, NULL, 0, 0 },
    { { "-", "--quiet" }, FILE_AT, 1, "-", 0, 0 },
    { { "--", "--quiet" }, FILE_AT, 1, "--quiet", 0, 0 },
    { { "--", "--quiet" }, QUIET, 0, NULL, 0, 0 },
    { { "--", "--" }, FILE_AT, 1, "--", 0, 0 },
    { { "--out", "--quiet" }, OUT, 1, "--quiet", 0, 0 },
    { { "--word=" }, WORD, 1, "", 0, 0 },
};

START_TEST(each_kind_of_option_is_read)
{
    Chosen y[OPTIONS];
    Sentence why;
    ck_assert_msg(read(good[_i].words, y, &why) == OK, "%s", why.text);
    const Chosen *c = &y[good[_i].row];
    ck_assert_int_eq(c->given, good[_i].given);
    ck_assert((c->word == NULL) == (good[_i].word == NULL));
    ck_assert(c->word == NULL || strcmp(c->word, good[_i].word) == 0);
    ck_assert(c->whole == good[_i].whole && c->number == good[_i].number);
}
END_TEST

static const struct { char *words[WORDS]; const char *said; } bad[] = {
    { { "--stpes", "1" }, "--stpes: expected --steps --rate --memory --out "
        "--quiet --word --help" },
    { { "--out=" }, "--out: expected FILE, got \"\"" },
    { { "" }, "FILE: expected a name, got \"\"" },
    { { "-steps" }, "-steps: expected --steps" },
    { { "--step=1" }, "--step=1: expected --steps" },
    { { "--stepss=1" }, "--stepss=1: expected --steps" },
    { { "--steps" }, "--steps: expected N after it, got nothing" },
    { { "--steps", "101" },
        "--steps: expected an integer from 0 to 100, got \"101\"" },
    { { "--steps=-1" }, "from 0 to 100, got \"-1\"" },
    { { "--steps=1x" }, "from 0 to 100, got \"1x\"" },
    { { "--steps=1k" }, "from 0 to 100, got \"1k\"" },
    { { "--steps= 1" }, "from 0 to 100, got \" 1\"" },
    { { "--steps=" }, "from 0 to 100, got \"\"" },
    { { "--steps=99999999999999999999" }, "got \"99999999999999999999\"" },
    { { "--rate", "0.4" }, "--rate: expected a number from 0.5 to 2, got" },
    { { "--rate=nan" }, "from 0.5 to 2, got \"nan\"" },
    { { "--rate=1e9" }, "from 0.5 to 2, got \"1e9\"" },
    { { "--rate=1 " }, "from 0.5 to 2, got \"1 \"" },
    { { "--memory=1T" }, "--memory: expected bytes, such as 64M, from 1 to" },
    { { "--memory=1kk" }, "got \"1kk\"" },
    { { "--memory=3G" }, "from 1 to 3000000000, got \"3G\"" },
    { { "--memory=9223372036854775807k" }, "to 3000000000, got" },
    { { "--quiet=1" }, "--quiet: expected no value, got \"1\"" },
    { { "a", "b" }, "expected an option, got \"b\"" },
};

START_TEST(what_is_not_expected_is_refused_in_a_sentence)
{
    Chosen y[OPTIONS];
    Sentence why;
    ck_assert(read(bad[_i].words, y, &why) == OUT_OF_RANGE);
    ck_assert_msg(strstr(why.text, bad[_i].said) != NULL, "%s", why.text);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { what_is_not_given_is_as_it_begins, 1 },
        { each_kind_of_option_is_read, ROWS(good) },
        { what_is_not_expected_is_refused_in_a_sentence, ROWS(bad) },
    };
    return run_tests("options", ROWS(tests), tests);
}
