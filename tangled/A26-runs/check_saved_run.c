/* check_saved_run.c - a run in a file is the run. */
#include "replacement.h"
#include "session.h"
#include "testing.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE = 1 << 20, LETTERS = 2000 };
static _Alignas(max_align_t) unsigned char table[2][TABLE];
static unsigned char letters[LETTERS];
static const Corpus corpus = { letters, LETTERS, LETTERS, 7 };

static const char *path_of(const char *name)
{
    static char path[1000];
    snprintf(path, sizeof path, "%s/%s", getenv("OUT"), name);
    return path;
}

static Run run_of(const char *words)
{
    Run r = { .exact = 1, .seed = 3, .steps = 9, .rate = 0.1,
              .text_bytes = LETTERS, .text_sum = 7 };
    Arena a = arena_over(table[0], TABLE);
    Sentence why;
    for (int i = 0; i < LETTERS; i++)
        letters[i] = (unsigned char)"an hour, "[i % (7 + i % 3)];
    ck_assert_msg(recipe_read(words, &r.recipe, &why) == OK, "%s", why.text);
    ck_assert(lesson_learn(&corpus, &a, &r, &why) == OK);
    return r;
}

static void begin(const Run *r, size_t memory, int threads, Lesson *l,
                  Session *s)
{
    Sentence said;
    Complaint why;
    ck_assert_msg(lesson_begin(&corpus, r, l, &said) == OK, "%s", said.text);
    ck_assert_msg(session_begin(r, l, memory, threads, NULL, s, &why) == OK,
                  "%s", why.text);
}

static void end(Lesson *l, Session *s)
{
    session_end(s);
    lesson_free(l);
}

static void steps(Session *s, int n)
{
    Complaint why;
    for (int i = 0; i < n; i++)
        ck_assert_msg(trainer_step(&s->trainer, &why) == OK, "%s", why.text);
}

static int same_weights(const Session *a, const Session *b)
{
    return memcmp(a->trainer.weight, b->trainer.weight,
                  gpt_numbers(&a->run.recipe.config)
                  * sizeof *a->trainer.weight) == 0;
}

#define SMALL "width=8,context=8,batch=4"
static const char *const recipe[] = { SMALL, SMALL ",vocabulary=270",
                                      SMALL ",shards=4,layers=2" };

/* The file says what the run is; found gets the merges of r, to be begun. */
static void check_found(const Run *r, const RunFile *f, Run *found)
{
    ck_assert(found->merges == r->merges && run_step(f) == 4);
    ck_assert_mem_eq(found->merge, r->merge,
                     (size_t)r->merges * sizeof *r->merge);
    found->merge = r->merge;
    ck_assert_mem_eq(&found->recipe, &r->recipe, sizeof r->recipe);
    ck_assert(found->seed == 3 && found->steps == 9 && found->rate == 0.1
              && found->exact && found->text_sum == 7
              && found->text_bytes == LETTERS);
}

START_TEST(what_was_saved_is_what_is_opened)
{
    Run found;
    const Run r = run_of(recipe[_i]);
    Arena a = arena_over(table[1], TABLE);
    Lesson l;
    Session s, again;
    RunFile f;
    Sentence why;
    Complaint said;
    begin(&r, 0, 1, &l, &s);
    steps(&s, 4);
    ck_assert(run_save(path_of("run"), &r, &s.trainer, &why) == OK);
    ck_assert_msg(run_open(path_of("run"), &a, &f, &found, &why) == OK, "%s",
                  why.text);
    check_found(&r, &f, &found);
    ck_assert(session_begin(&found, &l, 0, 2, NULL, &again, &said) == OK);
    ck_assert(run_fill(&f, &again.trainer, &why) == OK);
    ck_assert(same_weights(&s, &again));
    steps(&s, 3), steps(&again, 3);
    ck_assert(same_weights(&s, &again) && again.trainer.step == 7);
    safetensors_close(&f.file);
    session_end(&again), end(&l, &s);
}
END_TEST

START_TEST(weights_alone_are_the_weights)
{
    const Run r = run_of(recipe[0]);
    const size_t n = gpt_numbers(&r.recipe.config);
    Arena a = arena_over(table[1], TABLE);
    float *weight = malloc(n * sizeof *weight);
    Lesson l;
    Session s;
    RunFile f;
    Run found;
    Sentence why;
    begin(&r, 0, 1, &l, &s);
    ck_assert(run_save(path_of("run"), &r, &s.trainer, &why) == OK);
    ck_assert(run_open(path_of("run"), &a, &f, &found, &why) == OK);
    ck_assert(run_weights(&f, &found, weight, &why) == OK);
    ck_assert_mem_eq(weight, s.trainer.weight, n * sizeof *weight);
    safetensors_close(&f.file);
    free(weight);
    end(&l, &s);
}
END_TEST

/* What is changed in a file that is whole, and what is said of it. */
static const struct {
    const char *key, *value;            /* NULL: taken out */
    const char *said;
} changed[] = {
    { "layers", "2", "h.1.ln_1.weight: expected F32 [8], got no array" },
    { "layers", "1000000", "layers 1000000: expected an integer from 1 to" },
    { "layers", "1e0", "metadata layers: expected a number" },
    { "layers", "99999999999", "metadata layers: expected a number" },
    { "layers", NULL, "metadata layers: expected a number, as tinycat train "
        "writes it, got nothing" },
    { "width", "16", "wte.weight: expected F32 [256][16], got F32 [256][8]" },
    { "vocabulary", "300", "wte.weight: expected F32 [300][8], got F32" },
    { "seed", "x", "metadata seed: expected a number" },
    { "rate", "0", "rate 0: expected 0 < rate <= 1" },
    { "rate", "nan", "rate nan: expected" },
    { "shards", "3", "3 shards of a batch of 4" },
    { "text.fnv1a64", "7", "metadata text.fnv1a64: expected a number" },
};

/* Opens the file that was saved, changes a value, and saves it again. */
static void change(const char *key, const char *value)
{
    Arena a = arena_over(table[1], TABLE);
    SafeFile f;
    SafeTensors t;
    Sentence why;
    int kept = 0;
    ck_assert(safetensors_open(path_of("run"), &f, &a, &t, &why) == OK);
    for (int i = 0; i < t.pairs; i++) {
        SafePair p = t.pair[i];
        if (strcmp(p.key, key) == 0)
            p.value = value;
        if (p.value != NULL && strcmp(p.key, "checksum") != 0
            && strcmp(p.key, "tinycat") != 0)
            t.pair[kept++] = p;
    }
    t.pairs = kept;
    ck_assert_msg(safetensors_save(path_of("changed"), &t, &why) == OK, "%s",
                  why.text);
    safetensors_close(&f);
}

START_TEST(a_file_that_does_not_fit_together_is_refused)
{
    const Run r = run_of(recipe[0]);
    Arena a = arena_over(table[1], TABLE);
    Lesson l;
    Session s;
    RunFile f;
    Run found;
    Sentence why;
    begin(&r, 0, 1, &l, &s);
    ck_assert(run_save(path_of("run"), &r, &s.trainer, &why) == OK);
    change(changed[_i].key, changed[_i].value);
    ck_assert(run_open(path_of("changed"), &a, &f, &found, &why) != OK);
    ck_assert_msg(strstr(why.text, changed[_i].said) != NULL, "%s",
                  why.text);
    end(&l, &s);
}
END_TEST

START_TEST(threads_and_memory_change_no_bit)
{
    const Run r = run_of("layers=6,width=16,context=64,batch=2");
    Lesson l, m;
    Session s, less;
    begin(&r, 0, 1, &l, &s);
    const size_t used = s.arena.used;
    begin(&r, used - used / 20, 2, &m, &less);
    ck_assert(less.arena.used <= used - used / 20);
    ck_assert(less.plan.segments > 1 && s.plan.segments == 1);
    ck_assert(less.flops > s.flops && s.flops > 0);
    ck_assert(s.workers == NULL && s.trainer.run_jobs == NULL);
    ck_assert(less.workers != NULL && less.trainer.run_jobs != NULL);
    steps(&s, 3), steps(&less, 3);
    ck_assert(same_weights(&s, &less));
    end(&l, &s), end(&m, &less);
}
END_TEST

START_TEST(too_little_memory_is_said)
{
    const Run r = run_of(recipe[0]);
    Lesson l;
    Session s;
    Sentence said;
    Complaint why;
    ck_assert(lesson_begin(&corpus, &r, &l, &said) == OK);
    ck_assert(session_begin(&r, &l, 1000, 1, NULL, &s, &why)
              == OUT_OF_RANGE);
    ck_assert_str_eq(why.text, "--memory: expected more than 1000 bytes; a "
                     "smaller batch or context needs less");
    lesson_free(&l);
}
END_TEST

START_TEST(merges_are_as_many_as_there_are)
{
    const Run r = run_of(SMALL ",vocabulary=20000");
    ck_assert(r.recipe.config.vocabulary == 256 + r.merges);
    ck_assert(r.merges > 5 && r.merges < 1000);
    Lesson l;
    Sentence why;
    ck_assert(lesson_begin(&corpus, &r, &l, &why) == OK);
    ck_assert(l.seen.count < LETTERS / 2 && l.others.count > 0);
    ck_assert(l.others.at == l.seen.at + l.seen.count);
    lesson_free(&l);
}
END_TEST

int main(void)
{
    setenv("CK_FORK", "no", 1);         /* one file after the other */
    const Test tests[] = {
        { what_was_saved_is_what_is_opened, ROWS(recipe) },
        { weights_alone_are_the_weights, 1 },
        { a_file_that_does_not_fit_together_is_refused, ROWS(changed) },
        { threads_and_memory_change_no_bit, 1 },
        { too_little_memory_is_said, 1 },
        { merges_are_as_many_as_there_are, 1 },
    };
    return run_tests("saved run", ROWS(tests), tests);
}
