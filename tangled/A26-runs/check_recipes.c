/* check_recipes.c - what is trained, from words. */
#include "recipes.h"
#include "testing.h"
#include <string.h>

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
        { a_recipe_is_a_name_and_what_differs, ROWS(recipe) },
        { what_is_no_recipe_is_refused, ROWS(no_recipe) },
    };
    return run_tests("recipes", ROWS(tests), tests);
}
