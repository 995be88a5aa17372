/* saved_run.c - a training run in a file, from which it can go on. */
#include "saved_run.h"
#include "replacement.h"
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

TrainingPlan run_plan(const Run *r)
{
    const int64_t steps = r->steps > 0 ? r->steps : 1;
    return (TrainingPlan){
        .sequences = r->recipe.batch / r->recipe.shards,
        .shards = r->recipe.shards, .rounds = 1, .segments = 1, .kept = 1,
        .fast = !r->exact, .seed = (uint64_t)r->seed,
        .adamw = { .steps = steps, .warmup = steps / 20, .rate = r->rate,
                   .floor = r->rate / 10, .beta1 = 0.9, .beta2 = 0.99,
                   .epsilon = 1e-8, .decay = 0.1, .clip = 1 } };
}

enum status run_fits(const Run *r, Sentence *why)
{
    const enum status s = recipe_fits(&r->recipe, why);
    if (s != OK)
        return s;                       /* there may be no shards */
    const TrainingPlan plan = run_plan(r);
    return training_plan_fits(&r->recipe.config, &plan, why);
}

/* The metadata of a run: a key, and where its value is. */
typedef struct RunField {
    const char *key;
    enum { FIELD_INT, FIELD_LONG, FIELD_WORD, FIELD_REAL } kind;
    size_t at;
} RunField;
static const RunField field[] = {
    { "layers", FIELD_INT, offsetof(Run, recipe.config.layers) },
    { "heads", FIELD_INT, offsetof(Run, recipe.config.heads) },
    { "width", FIELD_INT, offsetof(Run, recipe.config.width) },
    { "context", FIELD_INT, offsetof(Run, recipe.config.context) },
    { "vocabulary", FIELD_INT, offsetof(Run, recipe.config.vocabulary) },
    { "batch", FIELD_INT, offsetof(Run, recipe.batch) },
    { "shards", FIELD_INT, offsetof(Run, recipe.shards) },
    { "exact", FIELD_INT, offsetof(Run, exact) },
    { "seed", FIELD_LONG, offsetof(Run, seed) },
    { "steps", FIELD_LONG, offsetof(Run, steps) },
    { "rate", FIELD_REAL, offsetof(Run, rate) },
    { "text.bytes", FIELD_LONG, offsetof(Run, text_bytes) },
    { "text.fnv1a64", FIELD_WORD, offsetof(Run, text_sum) },
};
enum { FIELDS = (int)(sizeof field / sizeof field[0]),
       FIELD_TEXT = RUN_FACT };

static void field_write(const RunField *f, const Run *r,
                        char text[FIELD_TEXT])
{
    const void *at = (const char *)r + f->at;
    switch (f->kind) {
    case FIELD_INT:
        snprintf(text, FIELD_TEXT, "%d", *(const int *)at);
        break;
    case FIELD_LONG:
        snprintf(text, FIELD_TEXT, "%" PRId64, *(const int64_t *)at);
        break;
    case FIELD_WORD:
        snprintf(text, FIELD_TEXT, "%016" PRIx64, *(const uint64_t *)at);
        break;
    case FIELD_REAL:
        snprintf(text, FIELD_TEXT, "%.17g", *(const double *)at);
    }
}

/* 1 if the text is one that field_write writes. */
static int field_read(const RunField *f, const char *text, Run *r)
{
    void *at = (char *)r + f->at;
    char *end, again[FIELD_TEXT];
    errno = 0;
    const long long n = strtoll(text, &end, 10);
    if (f->kind == FIELD_INT && (n < INT_MIN || n > INT_MAX))
        return 0;
    switch (f->kind) {
    case FIELD_INT: *(int *)at = (int)n; break;
    case FIELD_LONG: *(int64_t *)at = n; break;
    case FIELD_WORD: *(uint64_t *)at = strtoull(text, &end, 16); break;
    case FIELD_REAL: *(double *)at = strtod(text, &end);
    }
    field_write(f, r, again);
    return strcmp(text, again) == 0;
}

int run_fact(const Run *r, int i, const char **key, char text[RUN_FACT])
{
    if (i >= FIELDS)
        return 0;
    *key = field[i].key;
    field_write(&field[i], r, text);
    return 1;
}

static SafeTensor as_tensor(const char *name, const StateArray *s)
{
    static const enum element type[] = {
        [STATE_REALS] = sizeof (real) == 4 ? ELEMENT_F32 : ELEMENT_F64,
        [STATE_I64] = ELEMENT_I64, [STATE_U64] = ELEMENT_U64 };
    return safetensors_of(name, type[s->kind], s->dims, s->at);
}

#define MERGES_NAME "tokenizer.merges"
static SafeTensor merges_tensor(const Run *r)
{
    return (SafeTensor){ MERGES_NAME, ELEMENT_I32, 2, { r->merges, 2 },
                         r->merge };
}
_Static_assert(sizeof (Merge) == 8, "a merge is two 32-bit integers");

/* The arrays of a trainer, and the merges after them. */
typedef struct Shelf {
    StateArray *array;
    SafeTensor *tensor;
    int count;
} Shelf;

static enum status shelf_take(const Run *r, Trainer *t, Shelf *s,
                              Sentence *why)
{
    const int n = trainer_arrays(t);
    s->count = n + (r != NULL);
    s->array = malloc((size_t)n * sizeof *s->array);
    s->tensor = malloc((size_t)s->count * sizeof *s->tensor);
    if (s->array == NULL || s->tensor == NULL) {
        free(s->array), free(s->tensor);
        return refuse_with(why, TOO_LONG, "no memory for a list of %d "
                           "arrays", s->count);
    }
    for (int i = 0; i < n; i++) {
        s->array[i] = trainer_array(t, i);
        s->tensor[i] = as_tensor(s->array[i].name, &s->array[i]);
    }
    if (r != NULL)
        s->tensor[n] = merges_tensor(r);
    return OK;
}

static void shelf_free(Shelf *s)
{
    free(s->array);
    free(s->tensor);
}

enum status run_save(const char *path, const Run *r, Trainer *t,
                     Sentence *why)
{
    char text[FIELDS][FIELD_TEXT];
    SafePair pair[FIELDS + 1];
    Shelf shelf;
    if (shelf_take(r, t, &shelf, why) != OK)
        return TOO_LONG;
    for (int i = 0; i < FIELDS; i++) {
        field_write(&field[i], r, text[i]);
        pair[i] = (SafePair){ field[i].key, text[i] };
    }
    pair[FIELDS] = (SafePair){ "format", "pt" };
    SafeTensors all = { .at = shelf.tensor, .count = shelf.count,
                        .pair = pair, .pairs = FIELDS + 1 };
    const enum status s = safetensors_save(path, &all, why);
    shelf_free(&shelf);
    return s;
}

static enum status read_fields(const SafeTensors *t, Run *r, Sentence *why)
{
    for (int i = 0; i < FIELDS; i++) {
        const char *text = safetensors_value(t, field[i].key);
        if (text == NULL || !field_read(&field[i], text, r))
            return refuse_with(why, BAD_FORMAT, "metadata %s: expected a "
                "number, as tinycat train writes it, got %.40s",
                field[i].key, text == NULL ? "nothing" : text);
    }
    return run_fits(r, why);
}

/* The weights of this configuration are filled from t, or only expected in
 * it where weight is NULL: nothing is taken before they are known to be. */
static enum status take_weights(const SafeTensors *t, const Run *r,
                                float *weight, Sentence *why)
{
    const GptConfig *c = &r->recipe.config;
    enum status s = OK;
    for (int i = 0; i < gpt_tensors(c) && s == OK; i++) {
        const GptTensor w = gpt_tensor(c, i);
        const SafeTensor x = safetensors_of(w.name, ELEMENT_F32, w.dims,
            weight == NULL ? NULL : weight + w.at);
        s = weight == NULL ? safetensors_expect(t, &x, why)
                           : safetensors_fill(t, 1, &x, why);
    }
    return s;
}

static enum status read_merges(const SafeTensors *t, Arena *a, Run *r,
                               Sentence *why)
{
    r->merges = r->recipe.config.vocabulary - BYTE_TOKENS;
    r->merge = arena_take(a, (size_t)r->merges + 1, sizeof *r->merge);
    const SafeTensor into = merges_tensor(r);
    return r->merge == NULL ? refuse_with(why, TOO_LONG, "no memory for "
        "%d merges", r->merges) : safetensors_fill(t, 1, &into, why);
}

enum status run_open(const char *path, Arena *a, RunFile *f, Run *r,
                     Sentence *why)
{
    Sentence inside;
    enum status s = safetensors_open(path, &f->file, a, &f->arrays,
                                     &inside);
    if (s == OK) {
        s = read_fields(&f->arrays, r, &inside);
        if (s == OK)
            s = take_weights(&f->arrays, r, NULL, &inside);
        if (s == OK)
            s = read_merges(&f->arrays, a, r, &inside);
        if (s != OK)
            safetensors_close(&f->file);
    }
    if (s == NO_FILE)
        *why = inside;                  /* begins with the path */
    else if (s != OK)
        return refuse_with(why, s, "%.60s: %.95s", path, inside.text);
    return s;
}

enum status run_fill(const RunFile *f, Trainer *t, Sentence *why)
{
    Shelf shelf;
    if (shelf_take(NULL, t, &shelf, why) != OK)
        return TOO_LONG;
    const enum status s = safetensors_fill(&f->arrays, shelf.count,
                                           shelf.tensor, why);
    shelf_free(&shelf);
    return s;
}

enum status run_weights(const RunFile *f, const Run *r, float weight[],
                        Sentence *why)
{
    return take_weights(&f->arrays, r, weight, why);
}

int64_t run_step(const RunFile *f)
{
    int64_t step = -1;
    const SafeTensor *x = safetensors_find(&f->arrays, "trainer.step");
    if (x != NULL && x->type == ELEMENT_I64 && safetensors_bytes(x) == 8)
        memcpy(&step, x->data, sizeof step);
    return step;
}
