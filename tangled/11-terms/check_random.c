/* check_random.c - random terms have everything in them, and stay tame. */
#include "testing.h"
#include "trial.h"
#include <math.h>

enum { TERMS = 2000, SIZE = 24 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 20];
static Arena arena;
static Trial trial;
static int seen[GENERATOR_COUNT], shared, unread, twice, moving;

static const Term *drawn(int seed)
{
    arena = arena_over(block, sizeof block);
    source_seed(&source, (uint64_t)seed);
    trial_draw(&source, SIZE, &arena, &trial);
    return &trial.r.t;
}

static void count_wire(const Term *t, int wire)
{
    int reads = 0, ends = 0;
    for (int i = 0; i < t->port.count; i++)
        reads += t->port.at[i] == wire;
    for (int i = 0; i < t->output.count; i++)
        ends += t->output.at[i] == wire;
    shared += reads > 1;
    unread += reads + ends == 0;
    twice += ends > 1;
    ck_assert(trial.r.range[wire].below == 0 || ends == 0);
}

/* Labels are where they are taken, whole numbers below the right bound. */
static void assert_labels(const Term *t, const Operation *o)
{
    const enum generator g = o->generator;
    int bound = 0;
    if (g == SCATTER)
        bound = t->wire.at[o->out].at[0];
    else if (g == GATHER || g == CROSS_ENTROPY || g == EXCESS)
        bound = t->wire.at[operation_input(t, o, 1)].at[0];
    for (int k = 0; k < signature[g].inputs; k++)
        ck_assert_int_eq(trial.r.range[operation_input(t, o, k)].below,
                         k == 0 ? bound : 0);
}

static void count_way(const Term *t, int i)
{
    const int labels = trial.r.range[t->input.at[i]].below > 0;
    for (int k = 0; k < dims_count(term_in(t, i)); k++) {
        ck_assert(!labels || trial.way[i][k] == 0);
        moving += trial.way[i][k] != 0;
    }
}

START_TEST(random_terms_have_everything)
{
    for (int seed = 0; seed < TERMS; seed++) {
        const Term *t = drawn(seed);
        ck_assert(t->status == OK && t->output.count > 0);
        for (int i = 0; i < t->operation.count; i++) {
            seen[t->operation.at[i].generator]++;
            assert_labels(t, &t->operation.at[i]);
        }
        for (int w = 0; w < t->wire.count; w++)
            count_wire(t, w);
        for (int i = 0; i < t->input.count; i++)
            count_way(t, i);
    }
    for (int g = 0; g < GENERATOR_COUNT; g++)
        ck_assert_msg(seen[g] > TERMS / 25, "%s: %d", signature[g].name,
                      seen[g]);
    ck_assert(shared > TERMS && unread > TERMS / 2 && twice > TERMS / 10);
    ck_assert(moving > 10 * TERMS);
}
END_TEST

START_TEST(numbers_stay_in_their_ranges)
{
    for (int seed = 0; seed < TERMS; seed++) {
        Term all = *drawn(seed);
        real *x[TRIAL_ENDS];
        all.output.count = 0;
        for (int w = 0; w < all.wire.count; w++)
            term_output(&all, w);
        ck_assert(evaluate(&all, AS_INPUTS(trial.at), &arena, x, NULL) == OK);
        for (int w = 0; w < all.wire.count; w++)
            for (int k = 0; k < dims_count(all.wire.at[w]); k++) {
                const Range *r = &trial.r.range[w];
                const double slack = 1e-4 * (1 + fabs(r->most));
                ck_assert((double)x[w][k] >= r->least - slack
                    && (double)x[w][k] <= r->most + slack);
            }
    }
}
END_TEST

/* Are three of the words large? */
static int has_three(Source *s, void *context)
{
    int large = 0;
    for (int i = 0; i < 100; i++)
        large += draw_below(s, 10) > 7;
    return large >= *(const int *)context;
}

START_TEST(three_large_words_are_left)
{
    int three = 3;
    source_seed(&source, (uint64_t)_i);
    ck_assert(has_three(&source, &three));
    shrink_tape(&source, has_three, &three);
    ck_assert_int_eq(source.given, 3);
    ck_assert(has_three(&source, &three));
    for (int i = 0; i < 3; i++)
        ck_assert(source.tape[i] > UINT64_MAX / 10 * 7);
}
END_TEST

static int has_log(Source *s, void *context)
{
    int found = 0;
    (void)context;
    trial_draw(s, SIZE, &arena, &trial);
    for (int i = 0; i < trial.r.t.operation.count; i++)
        found |= trial.r.t.operation.at[i].generator == LOG;
    return found;
}

START_TEST(a_failing_term_is_made_small)
{
    int before = 0, after = 0;
    arena = arena_over(block, sizeof block);
    for (int seed = 0; seed < 300; seed++) {
        source_seed(&source, (uint64_t)seed);
        if (!has_log(&source, NULL))
            continue;
        before += trial.r.t.operation.count;
        shrink_tape(&source, has_log, NULL);
        ck_assert(has_log(&source, NULL));
        after += trial.r.t.operation.count;
    }
    ck_assert(before > 100 && after < before / 2);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { random_terms_have_everything, 1 },
        { numbers_stay_in_their_ranges, 1 },
        { three_large_words_are_left, 20 },
        { a_failing_term_is_made_small, 1 },
    };
    return run_tests("random", ROWS(tests), tests);
}
