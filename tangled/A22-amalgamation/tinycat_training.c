/* tinycat_training.c - a model of language that learns. */
#include "tinycat_models.h"
#include "checkpoint.h"
#include "safety.h"
#include "session.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>

struct tc_training {
    Run run;
    Lesson lesson;
    Session session;
    Merge *merges;                      /* of the run */
};

static enum status in_range(const char *what, long long n, long long least,
                            long long most, Sentence *why)
{
    return least <= n && n <= most ? OK : refuse_with(why, OUT_OF_RANGE,
        "%s %lld: expected from %lld to %lld", what, n, least, most);
}

static enum status plan_fits(const tc_plan *p, Sentence *why)
{
    enum status s = in_range("steps", p->steps, 0, 1000000000, why);
    if (s == OK)
        s = in_range("seed", p->seed, 0, (1LL << 53) - 1, why);
    if (s == OK)
        s = in_range("threads", p->threads, 1, WORKERS_MAX, why);
    if (s == OK && p->how != TC_SAME_BITS && p->how != TC_FASTEST)
        s = refuse_with(why, OUT_OF_RANGE, "how %d: expected TC_SAME_BITS "
                        "or TC_FASTEST", p->how);
    if (s == OK && !(p->rate >= 1e-9 && p->rate <= 1))
        s = refuse_with(why, OUT_OF_RANGE, "rate %g: expected from 1e-09 to "
                        "1", p->rate);
    return s;
}

static enum status read_plan(const tc_plan *p, Run *r, Sentence *why)
{
    if (p == NULL)
        return refuse_with(why, EMPTY, "expected a plan, got NULL");
    *r = (Run){ .exact = p->how == TC_SAME_BITS, .seed = p->seed,
                .steps = p->steps, .rate = p->rate };
    enum status s = plan_fits(p, why);
    if (s == OK)
        s = recipe_read(p->config != NULL ? p->config : "", &r->recipe, why);
    return s == OK ? run_fits(r, why) : s;
}

static enum status begin_lesson(size_t bytes, const char *text,
                                tc_training *t, Sentence *why)
{
    Corpus c = { .at = (unsigned char *)text, .length = bytes };
    const size_t merges = (size_t)t->run.recipe.config.vocabulary;
    t->merges = malloc((merges + 64) * sizeof *t->merges);
    Arena a = arena_over(t->merges, (merges + 64) * sizeof *t->merges);
    if (t->merges == NULL)
        return refuse_with(why, TOO_LONG, "no memory for %zu merges",
                           merges);
    if (bytes > INT_MAX)
        return refuse_with(why, TOO_LONG, "a text of %zu bytes: expected at "
                           "most %d", bytes, INT_MAX);
    c.sum = fnv_long(FNV_BASIS, bytes, text);
    t->run.text_bytes = (int64_t)bytes;
    t->run.text_sum = c.sum;
    const enum status s = lesson_learn(&c, &a, &t->run, why);
    return s == OK ? lesson_begin(&c, &t->run, &t->lesson, why) : s;
}

static void tell(char why[TC_WHY], const char *sentence)
{
    if (why != NULL)
        snprintf(why, TC_WHY, "%s", sentence);
}

tc_training *tc_training_new(const tc_plan *plan, size_t bytes,
                             const char *text, char why[TC_WHY])
{
    Sentence said = { "no memory for a training" };
    Complaint more = { "" };
    tc_training *t = calloc(1, sizeof *t);
    enum status s = t == NULL ? TOO_LONG : read_plan(plan, &t->run, &said);
    if (s == OK)
        s = begin_lesson(bytes, text, t, &said);
    if (s == OK) {
        s = session_begin(&t->run, &t->lesson, 0, plan->threads, NULL,
                          &t->session, &more);
        if (s == OK)
            return t;
        t->session = (Session){ .room = NULL };
    }
    tell(why, more.text[0] != '\0' ? more.text : said.text);
    tc_training_free(t);
    return NULL;
}

void tc_training_free(tc_training *t)
{
    if (t == NULL)
        return;
    session_end(&t->session);
    lesson_free(&t->lesson);
    free(t->merges);
    free(t);
}

double tc_training_step(tc_training *t, char why[TC_WHY])
{
    Trainer *const x = &t->session.trainer;
    Complaint said, which = { "" };
    char both[TC_WHY];
    if (x->step == t->run.steps)
        snprintf(both, sizeof both, "expected at most the %lld steps of the "
                 "plan", (long long)t->run.steps);
    else if (trainer_step(x, &said) == OK)
        return x->loss;
    else {
        session_blame(&t->session, &which);
        snprintf(both, sizeof both, "%.90s: %.160s", said.text, which.text);
    }
    tell(why, both);
    return (double)NAN;
}

int tc_training_save(tc_training *t, const char *path, char why[TC_WHY])
{
    Sentence said;
    const enum status s = path == NULL
        ? refuse_with(&said, NO_FILE, "expected a path, got NULL")
        : run_save(path, &t->run, &t->session.trainer, &said);
    if (s != OK)
        tell(why, said.text);
    return (int)s;
}
