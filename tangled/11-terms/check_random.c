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
        for (int i = 0; i < t->operation.count; i++)
            seen[t->operation.at[i].generator]++;
        for (int w = 0; w < t->wire.count; w++)
            count_wire(t, w);
        for (int i = 0; i < t->input.count; i++)
            count_way(t, i);
    }
    for (int g = 0; g < GENERATOR_COUNT; g++)
        ck_assert_msg(seen[g] > TERMS / 100, "%s: %d", signature[g].name,
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
        { a_failing_term_is_made_small, 1 },
    };
    return run_tests("random", ROWS(tests), tests);
}
