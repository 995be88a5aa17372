/* trainer.c - a GPT in training: its whole state, and a step. */
#include "trainer.h"
#include "gpt_step.h"
#include "source.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum status training_plan_fits(const GptConfig *c, const TrainingPlan *p,
                               Sentence *why)
{
    const struct { const char *name; int came, most; } rows[] = {
        { "sequences", p->sequences, GPT_COLUMNS },
        { "shards", p->shards, SHARDS_MOST },
        { "rounds", p->rounds, GPT_MOST },
        { "segments", p->segments, c->layers },
        { "kept", p->kept, p->segments } };
    gpt_config_refusal(c, why);
    for (int i = 0; i < 5 && why->text[0] == '\0'; i++)
        if (rows[i].came < 1 || rows[i].came > rows[i].most)
            snprintf(why->text, sizeof why->text, "%s %d: expected an integer"
                " from 1 to %d", rows[i].name, rows[i].came, rows[i].most);
    if (why->text[0] == '\0' && p->segments > 1 && p->kept == 1)
        snprintf(why->text, sizeof why->text, "kept 1: expected at least 2 "
            "for %d segments", p->segments);
    return why->text[0] != '\0' ? OUT_OF_RANGE
        : adamw_plan_fits(&p->adamw, why);
}

static enum status refuse(enum status s, Complaint *why, const char *sentence)
{
    if (why != NULL)
        snprintf(why->text, sizeof why->text, "%s", sentence);
    return s;
}

/* A text can be trained on, or judged by, if it has a window and all its
 * tokens are known. */
static enum status text_fits(const GptConfig *c, Tokens text, Complaint *why)
{
    char sentence[128];
    if (text.count <= (size_t)c->context) {
        snprintf(sentence, sizeof sentence, "a text of %zu tokens: expected "
            "at least %d, one more than the context", text.count,
            c->context + 1);
        return refuse(EMPTY, why, sentence);
    }
    for (size_t i = 0; i < text.count; i++)
        if (text.at[i] < 0 || text.at[i] >= c->vocabulary) {
            snprintf(sentence, sizeof sentence, "token %zu is %d: expected "
                "0 to %d", i, text.at[i], c->vocabulary - 1);
            return refuse(OUT_OF_RANGE, why, sentence);
        }
    return OK;
}

static GptShape shape_of(const Trainer *t)
{
    return (GptShape){ t->config, t->plan.sequences, t->config.context };
}

static size_t columns_of(const Trainer *t)
{
    return (size_t)t->plan.sequences * (size_t)t->config.context;
}

static void take_state(Trainer *t, Arena *a)
{
    const size_t n = gpt_numbers(&t->config);
    const int tensors = gpt_tensors(&t->config);
    t->weight = arena_take(a, n, sizeof *t->weight);
    t->first = arena_take(a, n, sizeof *t->first);
    t->second = arena_take(a, n, sizeof *t->second);
    t->gradient = arena_take(a, n, sizeof *t->gradient);
    t->tensor = arena_take(a, (size_t)tensors, sizeof *t->tensor);
    t->shard = arena_take(a, (size_t)t->part.count, sizeof *t->shard);
    if (t->part.count < t->plan.shards)
        t->sum = arena_take(a, n, sizeof *t->sum);
    t->step_term = arena_take(a, 1, sizeof *t->step_term);
    t->loss_term = arena_take(a, 1, sizeof *t->loss_term);
    for (int i = 0; i < tensors && !a->exhausted; i++)
        t->tensor[i] = gpt_tensor(&t->config, i);
}

/* What a shard reads: a batch of its own, and the weights of all. */
static void take_shard(Trainer *t, Shard *s, Arena *a)
{
    const size_t columns = columns_of(t), length = (size_t)t->config.context;
    const int n = gpt_tensors(&t->config);
    s->in = arena_take(a, (size_t)n + 3, sizeof *s->in);
    for (int i = 0; i < 3; i++) {
        real *row = arena_take(a, columns, sizeof *row);
        if (row == NULL)
            return;
        for (size_t k = 0; k < columns; k++)
            row[k] = i == 1 ? (real)(k % length) : 0;
        s->in[i] = row;
    }
    for (int i = 0; i < n; i++)
        s->in[3 + i] = t->weight + t->tensor[i].at;
}

static enum status compile(Trainer *t, const Term *term, Arena *a,
                           Program *p, Complaint *why)
{
    if (term->status != OK)
        return refuse(term->status, why, term->why.text);
    return program_compile(term, 0, t->plan.fast ? product_fastest()
        : product_same_bits(), a, p, why);
}

static enum status make_programs(Trainer *t, Arena *a, Complaint *why)
{
    const GptShape shape = shape_of(t);
    Bracketing b;
    bracket_optimally(t->plan.segments, t->plan.kept, &b);
    term_begin(a, "a training step", t->step_term);
    gpt_step(&shape, &b, t->step_term);
    term_begin(a, "the loss", t->loss_term);
    gpt_loss(&shape, t->loss_term);
    if (t->loss_term->status == OK)
        t->loss_term->output.count = 1;
    enum status s = compile(t, t->loss_term, a, &t->judge, why);
    for (int i = 0; i < t->part.count && s == OK; i++) {
        take_shard(t, &t->shard[i], a);
        s = compile(t, t->step_term, a, &t->shard[i].program, why);
    }
    return s;
}

enum status trainer_begin_part(const GptConfig *c, const TrainingPlan *p,
    Part part, Tokens text, Arena *a, Trainer *t, Complaint *why)
{
    Sentence sentence;
    *t = (Trainer){ .config = *c, .plan = *p, .part = part, .text = text,
                    .random = ~p->seed };
    if (training_plan_fits(c, p, &sentence) != OK)
        return refuse(OUT_OF_RANGE, why, sentence.text);
    const enum status s = text_fits(c, text, why);
    if (s != OK)
        return s;
    take_state(t, a);
    if (a->exhausted)
        return refuse(TOO_LONG, why, "expected room for the weights and "
            "their moments, but the arena is exhausted");
    gpt_initialise(c, p->seed, t->weight);
    memset(t->first, 0, gpt_numbers(c) * sizeof *t->first);
    memset(t->second, 0, gpt_numbers(c) * sizeof *t->second);
    return make_programs(t, a, why);
}

enum status trainer_begin(const GptConfig *c, const TrainingPlan *p,
    Tokens text, Arena *a, Trainer *t, Complaint *why)
{
    return trainer_begin_part(c, p, (Part){ 0, p->shards }, text, a, t, why);
}

/* A window of the text, from token `from` on, as sequence i of the shard. */
static void put_window(const Trainer *t, Shard *s, int i, Tokens text,
                       size_t from)
{
    const size_t length = (size_t)t->config.context;
    for (size_t k = 0; k < length; k++) {
        s->in[0][(size_t)i * length + k] = (real)text.at[from + k];
        s->in[2][(size_t)i * length + k] = (real)text.at[from + k + 1];
    }
}

void trainer_draw(Trainer *t)
{
    const size_t starts = t->text.count - (size_t)t->config.context;
    Source source;
    source_seed(&source, t->random);
    for (int i = 0; i < t->plan.shards; i++)
        for (int k = 0; k < t->plan.sequences; k++) {
            const size_t from = (size_t)(source_word(&source) % starts);
            if (i >= t->part.first && i - t->part.first < t->part.count)
                put_window(t, &t->shard[i - t->part.first], k, t->text, from);
        }
    t->random = source.state;
}

static void run_shard(void *context, int i)
{
    Trainer *t = context;
    Shard *s = &t->shard[i];
    s->status = program_run(&s->program, (float *const *)(void *)s->in,
                            &s->why);
}

static enum status run_shards(Trainer *t, Complaint *why)
{
    const int n = t->part.count;
    if (t->run_jobs != NULL)
        t->run_jobs(t->workers, n, run_shard, t);
    else
        for (int i = 0; i < n; i++)
            run_shard(t, i);
    for (int i = 0; i < n; i++)
        if (t->shard[i].status != OK)
            return refuse(t->shard[i].status, why, t->shard[i].why.text);
    return OK;
}

static const real *shard_output(const Trainer *t, int shard, int i)
{
    return (const real *)(const void *)
        program_output(&t->shard[shard].program, i);
}

/* The sum of n losses, in halves. */
static double loss_of(const Trainer *t, int first, int n)
{
    const int half = (n + 1) / 2;
    return n == 1 ? (double)shard_output(t, first, 0)[0]
        : loss_of(t, first, half) + loss_of(t, first + half, n - half);
}

/* The parts of gradient k: of each shard, or their sum. */
static int parts_of(const Trainer *t, int k, const real *part[])
{
    if (t->gather_all != NULL) {
        part[0] = t->sum + t->tensor[k].at;
        return 1;
    }
    for (int i = 0; i < t->part.count; i++)
        part[i] = shard_output(t, i, 1 + k);
    return t->part.count;
}

static void gather_from_all(Trainer *t, Gathered *g)
{
    const real *part[SHARDS_MOST];
    for (int k = 0; k < gpt_tensors(&t->config) && g->status == OK; k++) {
        for (int i = 0; i < t->part.count; i++)
            part[i] = shard_output(t, i, 1 + k);
        (void)gather_gradient(t->part.count, part,
            (size_t)dims_count(t->tensor[k].dims), 1, 0,
            t->sum + t->tensor[k].at);
    }
    t->gather_all(t->hands, gpt_numbers(&t->config), t->sum, g);
}

static void gather(Trainer *t, const Gathered *g, int round)
{
    const double parts = (double)t->plan.shards * t->plan.rounds;
    const real *part[SHARDS_MOST];
    double squares = 0;
    t->loss = (round > 0 ? t->loss : 0) + g->loss / parts;
    for (int k = 0; k < gpt_tensors(&t->config); k++) {
        const int n = parts_of(t, k, part);
        squares += gather_gradient(n, part,
            (size_t)dims_count(t->tensor[k].dims), (real)(1 / parts),
            round > 0, t->gradient + t->tensor[k].at);
    }
    t->norm = sqrt(squares);
}

enum status trainer_gradient(Trainer *t, int round, Complaint *why)
{
    char sentence[160];
    Gathered g = { .loss = 0 };
    g.status = run_shards(t, &g.why);
    if (g.status == OK)
        g.loss = loss_of(t, 0, t->part.count);
    if (t->gather_all != NULL)
        gather_from_all(t, &g);
    if (g.status != OK)
        return refuse(g.status, why, g.why.text);
    gather(t, &g, round);
    if (isfinite(t->loss) && isfinite(t->norm))
        return OK;
    snprintf(sentence, sizeof sentence, "step %lld: expected a finite loss "
        "and gradient, got %g, and a norm of %g", (long long)t->step + 1,
        fabs(t->loss), t->norm);
    return refuse(NOT_FINITE, why, sentence);
}

/* The clock of chapter 10 at a step.  A trainer that was read from a file has
 * the step, and gets the clock by ticking. */
static const Clock *clock_at(Trainer *t, const Rates *r, int64_t step)
{
    if (t->clock.steps == 0 || t->clock.steps > step)
        clock_start(&t->clock);
    while (t->clock.steps < step)
        clock_tick(r, &t->clock);
    return &t->clock;
}

void trainer_move(Trainer *t)
{
    const AdamwPlan *p = &t->plan.adamw;
    const real factor = (real)clip_factor(t->norm * t->norm, p->clip);
    Rates r = { .beta1 = (real)p->beta1, .beta2 = (real)p->beta2,
                .epsilon = (real)p->epsilon };
    t->rate = adamw_rate(p, t->step);
    r.rate.value = (real)t->rate;
    const Clock *c = clock_at(t, &r, ++t->step);
    for (int i = 0; i < gpt_tensors(&t->config); i++) {
        const GptTensor *w = &t->tensor[i];
        r.decay = w->decayed ? (real)p->decay : 0;
        adamw_tensor(&r, c, factor, (size_t)dims_count(w->dims),
            t->gradient + w->at, t->weight + w->at, t->first + w->at,
            t->second + w->at);
    }
}

enum status trainer_step(Trainer *t, Complaint *why)
{
    const uint64_t random = t->random;
    enum status s = OK;
    for (int i = 0; i < t->plan.rounds && s == OK; i++) {
        trainer_draw(t);
        s = trainer_gradient(t, i, why);
    }
    if (s == OK)
        trainer_move(t);
    else
        t->random = random;
    return s;
}

enum status trainer_loss(Trainer *t, Tokens text, int windows, double *loss,
                         Complaint *why)
{
    assert(windows >= 1);
    const size_t starts = text.count - (size_t)t->config.context;
    const int n = t->plan.sequences, batches = (windows + n - 1) / n;
    enum status s = text_fits(&t->config, text, why);
    Shard *shard = &t->shard[0];
    *loss = 0;
    for (int i = 0; i < batches && s == OK; i++) {
        for (int k = 0; k < n; k++)
            put_window(t, shard, k, text, (size_t)(i * n + k)
                * (starts - 1) / (size_t)(batches * n));
        s = program_run(&t->judge, (float *const *)(void *)shard->in, why);
        *loss += s == OK ? (double)*program_output(&t->judge, 0) / batches
                         : 0;
    }
    return s;
}

static const char *const kept[] = { "", "adam.m.", "adam.v." };

int trainer_arrays(const Trainer *t) { return 3 * gpt_tensors(&t->config) + 2; }

StateArray trainer_array(Trainer *t, int i)
{
    const int n = gpt_tensors(&t->config);
    real *const all[] = { t->weight, t->first, t->second };
    StateArray s = { .dims = DIMS(1) };
    if (i >= 3 * n) {
        snprintf(s.name, sizeof s.name, "trainer.%s",
                 i == 3 * n ? "step" : "random");
        s.kind = i == 3 * n ? STATE_I64 : STATE_U64;
        s.at = i == 3 * n ? (void *)&t->step : (void *)&t->random;
        return s;
    }
    snprintf(s.name, sizeof s.name, "%s%s", kept[i / n],
             t->tensor[i % n].name);
    s.dims = t->tensor[i % n].dims;
    s.kind = STATE_REALS;
    s.at = all[i / n] + t->tensor[i % n].at;
    return s;
}
