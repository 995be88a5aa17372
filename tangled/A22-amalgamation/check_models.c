/* check_models.c - models behind the public header. */
#include "generation.h"
#include "saved_run.h"
#include "testing.h"
#include "tinycat_models.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const tc_plan plan = { "layers=1,width=16,context=8,vocabulary=280,"
    "batch=2", 0.01, 6, 1, TC_SAME_BITS, 1 };
static char text[6000], why[TC_WHY];

static const char *file(const char *name)
{
    static char path[2][1000];
    static int at;
    at = !at;
    snprintf(path[at], sizeof path[at], "%s/%s", getenv("OUT"), name);
    return path[at];
}

static size_t write_numbers(void)
{
    size_t n = 0;
    for (int i = 1; i < 800; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%d\n", i);
    return n;
}

static void train_into(const char *path, const tc_plan *p)
{
    tc_training *t = tc_training_new(p, write_numbers(), text, why);
    ck_assert_msg(t != NULL, "%s", why);
    for (int i = 0; i < p->steps; i++)
        ck_assert_msg(tc_training_step(t, why) > 0, "%s", why);
    ck_assert(isnan(tc_training_step(t, why)));
    ck_assert_msg(strstr(why, "at most the 6 steps"), "%s", why);
    ck_assert_msg(tc_training_save(t, path, why) == 0, "%s", why);
    ck_assert_int_ne(tc_training_save(t, file("no/m"), why), 0);
    ck_assert_msg(strstr(why, "no/m: No such file"), "%s", why);
    ck_assert_int_ne(tc_training_save(t, NULL, why), 0);
    ck_assert_str_eq(why, "expected a path, got NULL");
    tc_training_free(t);
}

static size_t read_all(const char *path, char *to, size_t size)
{
    FILE *f = fopen(path, "rb");
    ck_assert_ptr_nonnull(f);
    const size_t n = fread(to, 1, size, f);
    fclose(f);
    return n;
}

START_TEST(a_training_is_a_function_of_its_plan)
{
    static char a[1 << 18], b[1 << 18];
    tc_plan other = plan;
    train_into(file("a"), &plan);
    other.threads = 2;
    train_into(file("b"), &other);
    const size_t n = read_all(file("a"), a, sizeof a);
    ck_assert(n > 10000 && n < sizeof a);
    ck_assert(n == read_all(file("b"), b, sizeof b) && !memcmp(a, b, n));
    other.seed = 2;
    train_into(file("b"), &other);
    read_all(file("b"), b, sizeof b);
    ck_assert(memcmp(a, b, n) != 0);
}
END_TEST

START_TEST(a_text_is_its_tokens_bytes)
{
    const char *said = "12\n131\n\xff 14";
    const size_t n = strlen(said);
    char again[64];
    int token[64], tokens;
    size_t bytes, length = 0;
    tc_model *m = tc_model_open(file("a"), why);
    ck_assert_msg(m != NULL, "%s", why);
    ck_assert_int_eq(tc_model_vocabulary(m), 280);
    ck_assert_int_eq(tc_model_context(m), 8);
    tokens = tc_encode(m, n, said, token);
    ck_assert(tokens > 0 && (size_t)tokens < n);
    for (int i = 0; i < tokens; i++, length += bytes)
        memcpy(again + length, tc_token(m, token[i], &bytes), 20);
    ck_assert(length == n && memcmp(again, said, n) == 0);
    ck_assert_ptr_null(tc_token(m, -1, &bytes));
    ck_assert_ptr_null(tc_token(m, 280, &bytes));
    /* refused before a byte is read */
    ck_assert_int_eq(tc_encode(m, (size_t)INT_MAX + 1, said, token), -1);
    ck_assert_int_eq(tc_encode(m, (size_t)INT_MAX + 10, said, token), -1);
    tc_model_free(m);
}
END_TEST

/* The same text by the modules behind. */
static void generate_behind(int n, const int prompt[], int count, int to[],
                            float first[280])
{
    static unsigned char table[1 << 20];
    Arena a = arena_over(table, sizeof table);
    RunFile f;
    Run r;
    Sentence said;
    Generation g;
    const Manner manner = { 0.75F, 40, 0.5F };
    ck_assert(run_open(file("a"), &a, &f, &r, &said) == OK);
    float *w = malloc(gpt_numbers(&r.recipe.config) * sizeof *w);
    ck_assert(run_weights(&f, &r, w, &said) == OK);
    ck_assert(generation_begin(&g, &r.recipe.config, w, &manner, n, prompt, 7,
                               &a, &said) == OK);
    memcpy(first, g.logits, 280 * sizeof *first);
    for (int i = 0; i < count; i++)
        to[i] = generation_next(&g);
    safetensors_close(&f.file);
    free(w);
}

START_TEST(a_writer_writes_what_is_behind_it)
{
    enum { N = 3, COUNT = 20 };
    const int prompt[N] = { '1', '2', '\n' };
    const tc_manner how = { 0.75, 0.5, 40, 7 };
    int to[COUNT];
    float first[280];
    tc_model *m = tc_model_open(file("a"), why);
    tc_writer *w = tc_writer_new(m, &how, N, prompt, why);
    ck_assert_msg(w != NULL, "%s", why);
    generate_behind(N, prompt, COUNT, to, first);
    ck_assert(memcmp(tc_writer_logits(w), first, sizeof first) == 0);
    for (int i = 0; i < COUNT; i++)
        ck_assert_int_eq(tc_writer_next(w), to[i]);
    tc_writer_free(w);
    w = tc_writer_new(m, NULL, N, prompt, NULL);
    ck_assert_int_ne(tc_writer_next(w), TC_NONE);
    tc_writer_free(w), tc_model_free(m), tc_model_free(NULL);
}
END_TEST

static const struct { tc_manner how; int n, token; const char *says; }
bad_writer[] = {
    { { 0.8, 1, 0, 1 }, 0, 1, "expected at least one" },
    { { 0.8, 1, 0, 1 }, 9, 1, "9 tokens: expected at most 8" },
    { { 0.8, 1, 0, 1 }, 1, 280, "280: expected from 0 to 279" },
    { { 0.8, 1, 0, 1 }, 1, -1, "-1: expected from 0 to 279" },
    { { -1, 1, 0, 1 }, 1, 1, "temperature of -1: expected" },
    { { 0.8, 0, 0, 1 }, 1, 1, "top-p of 0: expected more" },
    { { 0.8, 1, -1, 1 }, 1, 1, "top-k of -1: expected a n" },
    { { 0.8, 1, 0, -1 }, 1, 1, "seed -1: expected from 0 to 9007199254740991" },
    { { 0.8, 1, 0, 1LL << 53 }, 1, 1, "seed 9007199254740992: expected" },
    { { 0.8, 1, 0, 1 }, -1, 1, "expected at least one" },
};

START_TEST(a_writer_refuses_in_a_sentence)
{
    int prompt[9];
    for (int i = 0; i < 9; i++)
        prompt[i] = bad_writer[_i].token;
    tc_model *m = tc_model_open(file("a"), why);
    ck_assert_ptr_null(tc_writer_new(m, &bad_writer[_i].how,
                                     bad_writer[_i].n, prompt, why));
    ck_assert_msg(strstr(why, bad_writer[_i].says), "%s", why);
    tc_model_free(m), tc_writer_free(NULL);
}
END_TEST

static const struct { tc_plan plan; int bytes; const char *says; }
bad_plan[] = {
    { { "huge", 0.1, 1, 1, 0, 1 }, 999, "\"huge\": expected tiny" },
    { { "tiny,heads=3", 0.1, 1, 1, 0, 1 }, 999, "heads that divide" },
    { { NULL, 0.1, 1, 1, 0, 1 }, 999, "\"\": expected tiny" },
    { { "tiny", 0, 1, 1, 0, 1 }, 999, "rate 0: expected from 1e-09 to 1" },
    { { "tiny", 1e-300, 1, 1, 0, 1 }, 999, "1e-300: expected from 1e-09" },
    { { "tiny", 1.5, 1, 1, 0, 1 }, 999, "rate 1.5: expected from 1e-09 to" },
    { { "tiny", NAN, 1, 1, 0, 1 }, 999, "nan: expected from 1e-09 to 1" },
    { { "tiny", 0.1, -1, 1, 0, 1 }, 999, "steps -1: expected from 0 to 1000" },
    { { "tiny", 0.1, 2000000000, 1, 0, 1 }, 999, "steps 2000000000: expe" },
    { { "tiny", 0.1, 1, -1, 0, 1 }, 999, "seed -1: expected from 0 to 9007" },
    { { "tiny", 0.1, 1, 1LL << 53, 0, 1 }, 999, "2: expected from 0 to 9007" },
    { { "tiny", 0.1, 1, 1, 9, 1 }, 999, "how 9: expected TC_SAME_BITS or" },
    { { "tiny", 0.1, 1, 1, -1, 1 }, 999, "how -1: expected TC_SAME_BITS or" },
    { { "tiny", 0.1, 1, 1, 0, 0 }, 999, "threads 0: expected from 1 to 64" },
    { { "tiny", 0.1, 1, 1, 0, -1 }, 999, "threads -1: expected from 1 to 64" },
    { { "tiny", 0.1, 1, 1, 0, 65 }, 999, "threads 65: expected from 1 to 64" },
    { { "tiny", 0.1, 1, 1, 0, 1 }, 20, "text of 20 bytes: its first nine" },
    { { "tiny", 0.1, 1, 1, 0, 1 }, 0, "text of 0 bytes" },
};

START_TEST(a_plan_that_cannot_be_is_refused_in_a_sentence)
{
    write_numbers();
    ck_assert_ptr_null(tc_training_new(&bad_plan[_i].plan,
        (size_t)bad_plan[_i].bytes, text, why));
    ck_assert_msg(strstr(why, bad_plan[_i].says), "%s", why);
    ck_assert_ptr_null(tc_training_new(NULL, 999, text, why));
    ck_assert_str_eq(why, "expected a plan, got NULL");
    tc_training_free(NULL);
}
END_TEST

START_TEST(what_is_no_model_is_not_opened)
{
    static char a[1 << 18];
    const size_t n = read_all(file("a"), a, sizeof a);
    FILE *f = fopen(file("cut"), "wb");
    ck_assert_ptr_nonnull(f);
    fwrite(a, 1, n - 9, f);
    fclose(f);
    ck_assert_ptr_null(tc_model_open(file("cut"), why));
    ck_assert_msg(strstr(why, "expected"), "%s", why);
    ck_assert_ptr_null(tc_model_open(file("nowhere"), why));
    ck_assert_msg(strstr(why, "nowhere: No such file"), "%s", why);
    ck_assert_ptr_null(tc_model_open("Makefile", NULL));
    ck_assert_ptr_null(tc_model_open(NULL, why));
    ck_assert_str_eq(why, "expected a path, got NULL");
    ck_assert_int_eq(tc_encode(NULL, 1, "1", (int[1]){ 0 }), -1);
    ck_assert_ptr_null(tc_writer_new(NULL, NULL, -1, NULL, why));
    ck_assert_str_eq(why, "expected a path, got NULL");
}
END_TEST

int main(void)
{
    setenv("CK_FORK", "no", 1);         /* the first test makes the model */
    const Test tests[] = {
        { a_training_is_a_function_of_its_plan, 1 },
        { a_text_is_its_tokens_bytes, 1 },
        { a_writer_writes_what_is_behind_it, 1 },
        { a_writer_refuses_in_a_sentence, ROWS(bad_writer) },
        { a_plan_that_cannot_be_is_refused_in_a_sentence, ROWS(bad_plan) },
        { what_is_no_model_is_not_opened, 1 },
    };
    return run_tests("models", ROWS(tests), tests);
}
