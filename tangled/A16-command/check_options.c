/* check_options.c - words on a command line, and what is chosen by them. */
#include "recipes.h"
#include "sample_options.h"
#include "testing.h"
#include <string.h>

enum { FILE_AT, STEPS, RATE, MEMORY, OUT, QUIET, OPTIONS, WORDS = 6 };

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
    { { "--out=" }, OUT, 1, "", 0, 0 },
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
    { { "--stpes", "1" }, "--stpes: expected --steps --rate --memory --out" },
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

static const struct { const char *words; Recipe y; } recipe[] = {
    { "tiny", { { 1, 2, 32, 32, 256 }, 8, 2 } },
    { "a", { { 2, 4, 64, 64, 256 }, 8, 2 } },
    { "b,batch=4", { { 4, 4, 128, 128, 512 }, 4, 2 } },
    { "layers=3", { { 3, 2, 32, 32, 256 }, 8, 2 } },
    { "heads=4,width=8,context=5,vocabulary=300,batch=3,shards=3",
        { { 1, 4, 8, 5, 300 }, 3, 3 } },
    { "tiny,layers=2,layers=4", { { 4, 2, 32, 32, 256 }, 8, 2 } },
};

START_TEST(a_recipe_is_a_name_and_what_differs)
{
    Recipe y;
    Sentence why;
    ck_assert_msg(recipe_read(recipe[_i].words, &y, &why) == OK, "%s",
                  why.text);
    ck_assert_mem_eq(&y, &recipe[_i].y, sizeof y);
}
END_TEST

static const char *const no_recipe[][2] = {
    { "huge", "\"huge\": expected tiny, small, a, b or c" },
    { "tiny,small", "\"small\": expected one of layers, heads" },
    { "", "\"\": expected tiny" },
    { "tiny,", "\"\": expected one of layers" },
    { "layer=2", "\"layer=2\": expected one of layers" },
    { "layers=2x", "\"layers=2x\": expected one of" },
    { "layers=", "\"layers=\": expected one of" },
    { "layers=0", "\"layers=0\": expected one of" },
    { "layers=99999999999", "\"layers=99999999999\": expected" },
    { "layers=201", "layers 201: expected an integer from 1 to 200" },
    { "heads=3", "3 heads of a width of 32: expected heads that divide" },
    { "vocabulary=255", "vocabulary 255: expected at least 256" },
    { "batch=9", "2 shards of a batch of 9: expected at most 64" },
    { "batch=65,shards=65", "65 shards of a batch of 65: expected at most" },
    { "batch=131074", "batch 131074: expected from 1 to 131072" },
};

START_TEST(what_is_no_recipe_is_refused)
{
    Recipe y;
    Sentence why;
    ck_assert(recipe_read(no_recipe[_i][0], &y, &why) == OUT_OF_RANGE);
    ck_assert_msg(strstr(why.text, no_recipe[_i][1]) != NULL, "%s",
                  why.text);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { what_is_not_given_is_as_it_begins, 1 },
        { each_kind_of_option_is_read, ROWS(good) },
        { what_is_not_expected_is_refused_in_a_sentence, ROWS(bad) },
        { a_recipe_is_a_name_and_what_differs, ROWS(recipe) },
        { what_is_no_recipe_is_refused, ROWS(no_recipe) },
    };
    return run_tests("options", ROWS(tests), tests);
}
