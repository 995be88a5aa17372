/* check_trainer.c - training goes on where it was left, with the same bits. */
#include "testing.h"
#include "trainer.h"
#include <math.h>
#include <string.h>

enum { BLOCK = 1 << 23, TEXT = 400 };
static _Alignas(max_align_t) unsigned char block[3][BLOCK];
static int text[TEXT];
static const Tokens tokens = { text, TEXT };
static const GptConfig small = { 2, 2, 8, 6, 11 };

static TrainingPlan plan_of(int sequences, int shards, int rounds)
{
    return (TrainingPlan){ sequences, shards, rounds, 1, 1, 0, 5,
        { 20, 4, 0.01, 0.001, 0.9, 0.95, 1e-8, 0.1, 1 } };
}

static Arena begin(int place, const TrainingPlan *p, Trainer *t)
{
    Arena a = arena_over(block[place], BLOCK);
    Complaint why = { "" };
    memset(block[place], 255, BLOCK);           /* nothing is 0 by chance */
    for (int i = 0; i < TEXT; i++)
        text[i] = i * i % 11;
    ck_assert_msg(trainer_begin(&small, p, tokens, &a, t, &why) == OK, "%s",
                  why.text);
    return a;
}

static void steps(Trainer *t, int n)
{
    Complaint why;
    for (int i = 0; i < n; i++)
        ck_assert_msg(trainer_step(t, &why) == OK, "%s", why.text);
}

static size_t bytes_of(const StateArray *s)
{
    return (size_t)dims_count(s->dims)
        * (s->kind == STATE_REALS ? sizeof (real) : 8);
}

static int same_state(Trainer *t, Trainer *u)
{
    int same = 1;
    for (int i = 0; i < trainer_arrays(t); i++) {
        const StateArray a = trainer_array(t, i), b = trainer_array(u, i);
        same &= strcmp(a.name, b.name) == 0 && a.kind == b.kind
            && memcmp(a.at, b.at, bytes_of(&a)) == 0;
    }
    return same;
}

START_TEST(the_loss_falls)
{
    const TrainingPlan p = plan_of(4, 1, 1);
    Trainer t;
    double before, after;
    begin(0, &p, &t);
    ck_assert(trainer_loss(&t, tokens, 40, &before, NULL) == OK);
    ck_assert(fabs(before - log(11)) < 0.1);
    steps(&t, 20);
    ck_assert(t.step == 20 && t.rate == adamw_rate(&p.adamw, 19));
    ck_assert(trainer_loss(&t, tokens, 40, &after, NULL) == OK);
    ck_assert(after < before - 0.1);
}
END_TEST

START_TEST(state_copied_into_another_trainer_goes_on)
{
    const TrainingPlan p = plan_of(2, 2, 1);
    Trainer t, u;
    begin(0, &p, &t);
    begin(1, &p, &u);
    steps(&t, 3 + _i);
    for (int i = 0; i < trainer_arrays(&t); i++) {
        const StateArray from = trainer_array(&t, i);
        memcpy(trainer_array(&u, i).at, from.at, bytes_of(&from));
    }
    steps(&t, 4);
    ck_assert(!same_state(&t, &u));
    steps(&u, 4);
    ck_assert(same_state(&t, &u) && memcmp(&t.loss, &u.loss, 8) == 0);
}
END_TEST

START_TEST(the_arrays_are_the_whole_state)
{
    const TrainingPlan p = plan_of(2, 1, 1);
    size_t reals = 0;
    Trainer t;
    begin(0, &p, &t);
    for (int i = 0; i < trainer_arrays(&t); i++) {
        const StateArray s = trainer_array(&t, i);
        reals += s.kind == STATE_REALS ? (size_t)dims_count(s.dims) : 0;
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(s.name, trainer_array(&t, k).name);
    }
    ck_assert(reals == 3 * gpt_numbers(&small));
    ck_assert_str_eq(trainer_array(&t, 0).name, "wte.weight");
    ck_assert_str_eq(trainer_array(&t, 28).name, "adam.m.wte.weight");
    ck_assert_str_eq(trainer_array(&t, 3 * 28).name, "trainer.step");
    ck_assert_str_eq(trainer_array(&t, 3 * 28 + 1).name, "trainer.random");
}
END_TEST

static void backwards(void *workers, int n, Job *job, void *context)
{
    ++*(int *)workers;
    for (int i = n - 1; i >= 0; i--)
        job(context, i);
}

START_TEST(workers_change_no_bit)
{
    const TrainingPlan p = plan_of(1, 4, 1);
    int called = 0;
    Trainer t, u;
    begin(0, &p, &t);
    begin(1, &p, &u);
    u.run_jobs = backwards;
    u.workers = &called;
    steps(&t, 5), steps(&u, 5);
    ck_assert(same_state(&t, &u) && called == 5);
}
END_TEST

/* Two halves in one step or after each other: 1 / 2 is exact. */
START_TEST(rounds_are_shards_in_time)
{
    const TrainingPlan p = plan_of(2, 2, 1), q = plan_of(2, 1, 2);
    Trainer t, u;
    begin(0, &p, &t);
    begin(1, &q, &u);
    steps(&t, 5), steps(&u, 5);
    ck_assert(memcmp(t.weight, u.weight, gpt_numbers(&small)
                     * sizeof *t.weight) == 0);
}
END_TEST

START_TEST(shards_are_one_batch_within_rounding)
{
    const TrainingPlan p = plan_of(4, 1, 1), q = plan_of(1, 4, 1);
    Trainer t, u;
    begin(0, &p, &t);
    begin(1, &q, &u);
    steps(&t, 1), steps(&u, 1);
    ck_assert(fabs(t.loss - u.loss) < 1e-6);
    for (size_t i = 0; i < gpt_numbers(&small); i++)
        ck_assert(fabs((double)(t.gradient[i] - u.gradient[i])) < 1e-6);
}
END_TEST

START_TEST(brackets_change_no_bit)
{
    const TrainingPlan p = plan_of(2, 1, 1);
    TrainingPlan q = p;
    Trainer t, u;
    q.segments = q.kept = 2;
    begin(0, &p, &t);
    begin(1, &q, &u);
    steps(&t, 5), steps(&u, 5);
    ck_assert(same_state(&t, &u));
}
END_TEST

static const struct { int tensor, number; const char *said; } spoilt[] = {
    { -1, 0, "every operation of every shard is finite: the sum of their "
             "gradients overflows" },
    { 2, 3, "h.0.ln_1.weight: number 3 is not finite before the step" },
    { 10, 0, "matmul_tn, is the first whose value is not finite; the last "
             "parameter read is h.0.mlp.c_fc.weight" },
    { 26, 0, "gain, is the first whose value is not finite; the last "
             "parameter read is ln_f.weight" },
};

START_TEST(a_loss_that_is_not_finite_stops_and_is_named)
{
    const TrainingPlan p = plan_of(2, 2, 1);
    const int tensor = spoilt[_i].tensor;
    Trainer t, u;
    Complaint why = { "" };
    begin(0, &p, &t);
    if (tensor >= 0)
        t.weight[t.tensor[tensor].at + (size_t)spoilt[_i].number]
            = _i == 1 ? (real)NAN : (real)3e38;
    begin(1, &p, &u);
    memcpy(u.weight, t.weight, gpt_numbers(&small) * sizeof *t.weight);
    const enum status s = trainer_step(&t, &why);
    ck_assert(s == (tensor < 0 ? OK : NOT_FINITE));
    ck_assert(tensor < 0 || strncmp(why.text, "step 1: expected a finite "
        "loss and gradient, got ", 48) == 0);
    ck_assert(same_state(&t, &u) == (tensor >= 0));
    Arena a = arena_over(block[2], BLOCK);
    trainer_blame(&t, &a, &why);
    ck_assert_msg(strstr(why.text, spoilt[_i].said) != NULL, "%s", why.text);
}
END_TEST

static const struct { int count, bad, token; enum status s; const char *said;
} texts[] = {
    { 0, -1, 0, EMPTY, "a text of 0 tokens: expected at least 7, one more than "
                    "the context" },
    { 6, -1, 0, EMPTY, "a text of 6 tokens: expected at least 7, one more than "
                    "the context" },
    { 7, -1, 0, OK, "" },
    { 9, 8, -1, OUT_OF_RANGE, "token 8 is -1: expected 0 to 10" },
    { 9, 4, 11, OUT_OF_RANGE, "token 4 is 11: expected 0 to 10" },
};

START_TEST(a_text_is_refused_with_a_sentence)
{
    const TrainingPlan p = plan_of(2, 1, 1);
    const Tokens some = { text, (size_t)texts[_i].count };
    Arena a = begin(0, &p, &(Trainer){ .step = 0 });
    Trainer t, u;
    Complaint why = { "" };
    double loss;
    begin(1, &p, &u);
    if (texts[_i].bad >= 0)
        text[texts[_i].bad] = texts[_i].token;
    arena_reset(&a);
    ck_assert(trainer_begin(&small, &p, some, &a, &t, &why) == texts[_i].s);
    ck_assert_str_eq(why.text, texts[_i].said);
    ck_assert(trainer_loss(&u, some, 3, &loss, &why) == texts[_i].s);
    ck_assert_str_eq(why.text, texts[_i].said);
    if (texts[_i].s == OK)
        steps(&t, 2);
}
END_TEST

START_TEST(a_plan_that_does_not_fit_is_refused)
{
    const char *const said[] = {
        "sequences 0: expected an integer from 1 to 4194304",
        "shards 65: expected an integer from 1 to 64",
        "rounds 0: expected an integer from 1 to 65536",
        "segments 3: expected an integer from 1 to 2",
        "kept 1: expected at least 2 for 2 segments",
        "rate 2: expected 0 < rate <= 1",
        "heads 0: expected an integer from 1 to 16384" };
    TrainingPlan p = plan_of(_i != 0, _i == 1 ? 65 : 1, _i != 2);
    GptConfig c = small;
    Arena a = arena_over(block[0], BLOCK);
    Complaint why;
    p.segments = _i == 3 ? 3 : _i == 4 ? 2 : 1;
    p.adamw.rate = _i == 5 ? 2 : 0.1;
    c.heads = _i == 6 ? 0 : 2;
    ck_assert(trainer_begin(&c, &p, tokens, &a, &(Trainer){ .step = 0 },
                            &why) == OUT_OF_RANGE);
    ck_assert_str_eq(why.text, said[_i]);
}
END_TEST

START_TEST(a_plan_keeps_within_its_memory)
{
    const GptConfig c = { 5, 2, 8, 6, 11 };
    TrainingPlan p = plan_of(4, 1, 1), q;
    Arena a = arena_over(block[0], BLOCK);
    StepPrice all, least, y;
    Complaint why = { "" };
    ck_assert(step_price(&c, &p, &a, &all, &why) == OK);
    ck_assert(plan_within(&c, all.bytes, &a, &p, &why) == OK);
    ck_assert(p.segments == 1 && p.kept == 1);
    ck_assert(plan_within(&c, all.bytes - 1, &a, &p, &why) == OK);
    ck_assert(step_price(&c, &p, &a, &least, &why) == OK);
    ck_assert(least.bytes < all.bytes && least.flops > all.flops);
    for (q = p, q.segments = 2; q.segments <= 5; q.segments++)
        for (q.kept = 2; q.kept <= q.segments; q.kept++) {
            ck_assert(step_price(&c, &q, &a, &y, &why) == OK);
            ck_assert(y.bytes >= all.bytes || y.flops >= least.flops);
        }
    ck_assert(a.used == 0);
}
END_TEST

START_TEST(too_little_memory_is_refused)
{
    TrainingPlan p = plan_of(4, 1, 1);
    Arena a = arena_over(block[0], BLOCK);
    StepPrice y;
    Complaint why = { "" };
    ck_assert(plan_within(&small, 1000, &a, &p, &why) == OUT_OF_RANGE);
    ck_assert(strncmp(why.text, "1000 bytes for a step: expected at least ",
                      41) == 0);
    p.kept = 9;
    ck_assert(step_price(&small, &p, &a, &y, &why) == OUT_OF_RANGE);
    a = arena_over(block[0], 4096);
    ck_assert(step_price(&small, &(TrainingPlan){ 4, 1, 1, 1, 1, 0, 0,
        p.adamw }, &a, &y, &why) == TOO_LONG);
}
END_TEST

START_TEST(every_shortage_of_memory_is_a_refusal)
{
    const TrainingPlan p = plan_of(2, 2, 1);
    Trainer t;
    enum status s = TOO_LONG;
    const size_t enough = begin(0, &p, &t).used;
    for (size_t size = 0; size < enough; size += enough / 50) {
        Arena a = arena_over(block[1], size);
        ck_assert(trainer_begin(&small, &p, tokens, &a, &t, NULL) == s);
    }
    begin(0, &p, &t);
    t.weight[0] = (real)NAN;
    t.tensor[0].at = 1;                 /* look past the weight */
    Arena a = arena_over(block[1], 1 << 10);
    Complaint why;
    trainer_blame(&t, &a, &why);
    ck_assert_str_eq(why.text, "expected room to evaluate a step, but the "
                     "arena of 1024 bytes is exhausted");
}
END_TEST

START_TEST(a_batch_is_windows_of_the_text)
{
    const TrainingPlan p = plan_of(3, 2, 1);
    int starts[6];
    Trainer t;
    begin(0, &p, &t);
    for (int i = 0; i < TEXT; i++)
        text[i] = i % 11;
    trainer_draw(&t);
    for (int i = 0; i < 6; i++) {
        real *const *in = t.shard[i / 3].in;
        const int at = i % 3 * 6;
        starts[i] = (int)in[0][at];
        for (int k = 0; k < 6; k++) {
            ck_assert(in[0][at + k] == (real)((starts[i] + k) % 11));
            ck_assert(in[1][at + k] == (real)k);
            ck_assert(in[2][at + k] == (real)((starts[i] + k + 1) % 11));
        }
    }
    ck_assert(starts[0] != starts[1] || starts[1] != starts[2]);
    ck_assert(starts[0] != starts[3] || starts[1] != starts[4]);
}
END_TEST

START_TEST(the_loss_is_the_mean_of_windows)
{
    const TrainingPlan p = plan_of(2, 1, 1);
    double all, first, third;
    Trainer t;
    begin(0, &p, &t);
    steps(&t, 5);
    const Tokens from_0 = { text, 7 }, from_2 = { text + 2, 7 };
    ck_assert(trainer_loss(&t, (Tokens){ text, 11 }, 2, &all, NULL) == OK);
    ck_assert(trainer_loss(&t, from_0, 1, &first, NULL) == OK);
    ck_assert(trainer_loss(&t, from_2, 1, &third, NULL) == OK);
    ck_assert(fabs(first - third) > 1e-3);
    ck_assert(fabs(all - (first + third) / 2) < 1e-6);
}
END_TEST

START_TEST(a_trainer_taken_back_goes_the_same_way)
{
    const TrainingPlan p = plan_of(2, 1, 1);
    Trainer t, u;
    begin(0, &p, &t);
    begin(1, &p, &u);
    steps(&t, 3), steps(&u, 7);
    for (int i = 0; i < trainer_arrays(&t); i++) {
        const StateArray from = trainer_array(&t, i);
        memcpy(trainer_array(&u, i).at, from.at, bytes_of(&from));
    }
    steps(&t, 2), steps(&u, 2);
    ck_assert(same_state(&t, &u));
}
END_TEST

START_TEST(only_matrices_decay)
{
    const TrainingPlan p = plan_of(2, 1, 1);
    TrainingPlan q = p;
    Trainer t, u;
    q.adamw.decay = 0;
    begin(0, &p, &t);
    begin(1, &q, &u);
    steps(&t, 1), steps(&u, 1);
    for (int i = 0; i < gpt_tensors(&small); i++) {
        const GptTensor w = gpt_tensor(&small, i);
        ck_assert((memcmp(t.weight + w.at, u.weight + w.at, sizeof (real)
            * (size_t)dims_count(w.dims)) != 0) == (w.dims.rank == 2));
    }
}
END_TEST

/* Runs the jobs, and spoils output *workers of the last shard. */
static void spoiling(void *workers, int n, Job *job, void *context)
{
    const Trainer *t = context;
    for (int i = 0; i < n; i++)
        job(context, i);
    *(float *)(void *)program_output(&t->shard[n - 1].program,
                                     *(int *)workers) = INFINITY;
}

START_TEST(loss_and_gradient_are_both_looked_at)
{
    const TrainingPlan p = plan_of(2, 2, 1);
    int output = _i == 0 ? 0 : 7 * _i;
    Complaint why;
    Trainer t, u;
    begin(0, &p, &t);
    begin(1, &p, &u);
    t.run_jobs = spoiling;
    t.workers = &output;
    ck_assert(trainer_step(&t, &why) == NOT_FINITE);
    ck_assert(same_state(&t, &u));
}
END_TEST

/* The first moment of the first step is (1 - beta1) times the gradient. */
START_TEST(the_norm_is_of_all_and_clips_all)
{
    TrainingPlan p = plan_of(2, 1, 1);
    double squares = 0;
    Trainer t, u;
    p.adamw.clip = 0.25;
    begin(0, &p, &t);
    p.seed++;
    begin(1, &p, &u);
    ck_assert(t.random != u.random && t.weight[0] != u.weight[0]);
    steps(&t, 1);
    for (size_t i = 0; i < gpt_numbers(&small); i++)
        squares += (double)t.gradient[i] * (double)t.gradient[i];
    ck_assert(fabs(t.norm - sqrt(squares)) < 1e-12 && t.norm > 0.5);
    for (size_t i = 0; i < gpt_numbers(&small); i++)
        ck_assert(fabs((double)t.first[i] - 0.1 * 0.25 / t.norm
                       * (double)t.gradient[i]) < 1e-8);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_loss_falls, 1 },
        { state_copied_into_another_trainer_goes_on, 3 },
        { the_arrays_are_the_whole_state, 1 },
        { a_batch_is_windows_of_the_text, 1 },
        { the_loss_is_the_mean_of_windows, 1 },
        { a_trainer_taken_back_goes_the_same_way, 1 },
        { only_matrices_decay, 1 },
        { loss_and_gradient_are_both_looked_at, 3 },
        { the_norm_is_of_all_and_clips_all, 1 },
        { workers_change_no_bit, 1 },
        { rounds_are_shards_in_time, 1 },
        { shards_are_one_batch_within_rounding, 1 },
        { brackets_change_no_bit, 1 },
        { a_loss_that_is_not_finite_stops_and_is_named, ROWS(spoilt) },
        { a_text_is_refused_with_a_sentence, ROWS(texts) },
        { a_plan_that_does_not_fit_is_refused, 7 },
        { a_plan_keeps_within_its_memory, 1 },
        { too_little_memory_is_refused, 1 },
        { every_shortage_of_memory_is_a_refusal, 1 },
    };
    return run_tests("trainer", ROWS(tests), tests);
}
