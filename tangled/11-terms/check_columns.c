/* check_columns.c - cost, residual and memory of random terms. */
#include "columns.h"
#include "memory_plan.h"
#include "normal.h"
#include "term_lens.h"
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <string.h>

enum { TERMS = 500, SIZE = 16 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 21];
static Arena arena;
static Trial trial;

/* Is the wire kept by some operation? */
static int kept_somewhere(const Term *t, int wire)
{
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        const int keeps = signature[o->generator].keeps;
        if ((keeps & Y0) && o->out == wire)
            return 1;
        for (int k = 0; k < signature[o->generator].inputs; k++)
            if ((keeps & X0 << k) && operation_input(t, o, k) == wire)
                return 1;
    }
    return 0;
}

START_TEST(the_residual_is_what_the_lens_keeps)
{
    int shared = 0;
    for (int i = 0; i < TERMS; i++) {
        TermLens l;
        int seen[2 * RANDOM_WIRES], from[2 * RANDOM_WIRES];
        double each, once, kept = 0;
        arena = arena_over(block, sizeof block);
        source_seed(&source, (uint64_t)(_i * TERMS + i));
        trial_draw(&source, SIZE, &arena, &trial);
        lens_of_term(&arena, &trial.r.t, &l);
        term_residual(&trial.r.t, seen, &each, &once);
        for (int k = 0; k < l.kept; k++)
            kept += dims_count(term_in(&l.put, k));
        ck_assert(l.put.status == OK && kept == each && once <= each);
        producers(&trial.r.t, from);
        for (int w = 0; w < trial.r.t.wire.count; w++)
            if (from[w] != NONE && kept_somewhere(&trial.r.t, w))
                once -= dims_count(trial.r.t.wire.at[w]);
        ck_assert(once == 0);
        shared += each > 0;
    }
    ck_assert_int_gt(shared, TERMS / 2);
}
END_TEST

START_TEST(what_is_kept_is_read)
{
    for (int i = 0; i < TERMS; i++) {
        TermLens l;
        Term normal;
        arena = arena_over(block, sizeof block);
        source_seed(&source, (uint64_t)(_i * TERMS + i));
        trial_draw(&source, 1, &arena, &trial);
        const Term *t = &trial.r.t;
        term_begin(&arena, "normal", &normal);
        term_normal(t, &normal);
        lens_of_term(&arena, t, &l);
        if (normal.operation.count < t->operation.count)
            continue;                   /* no gradient arrives */
        for (int k = 0; k < l.kept; k++) {
            int reads = 0;
            for (int r = 0; r < l.put.port.count; r++)
                reads += l.put.port.at[r] == l.put.input.at[k];
            ck_assert_msg(reads > 0, "%s",
                          signature[t->operation.at[0].generator].name);
        }
    }
}
END_TEST

static size_t rounded(const Term *t, int wire, int unit)
{
    const int n = dims_count(t->wire.at[wire]);
    return (size_t)((n + unit - 1) / unit * unit);
}

static size_t live_at(const Term *t, int i, const int first[],
                      const int last[], int unit)
{
    size_t sum = 0;
    for (int w = 0; w < t->wire.count; w++)
        if (first[w] != NONE && first[w] <= i && i <= last[w])
            sum += rounded(t, w, unit);
    return sum;
}

/* Wire w is in the arena, and apart from those that live when it does. */
static void assert_apart(const Term *t, const MemoryPlan *p, int w,
                         const int first[], const int last[], int unit)
{
    const size_t size = rounded(t, w, unit);
    ck_assert_int_eq(p->at[w] == OUTSIDE, first[w] == NONE);
    if (first[w] == NONE)
        return;
    ck_assert(p->at[w] % (size_t)unit == 0 && p->at[w] + size <= p->size);
    for (int v = 0; v < w; v++)
        if (first[v] != NONE && first[w] <= last[v] && first[v] <= last[w])
            ck_assert(p->at[w] + size <= p->at[v]
                || p->at[v] + rounded(t, v, unit) <= p->at[w]);
}

START_TEST(wires_that_live_together_do_not_overlap)
{
    const int unit = _i % 2 == 0 ? 1 : 16;
    for (int k = 0; k < TERMS; k++) {
        MemoryPlan p;
        int first[2 * RANDOM_WIRES], last[2 * RANDOM_WIRES];
        size_t most = 0;
        source_seed(&source, (uint64_t)(_i * TERMS + k));
        arena = arena_over(block, sizeof block);
        trial_draw(&source, SIZE, &arena, &trial);
        const Term *t = &trial.r.t;
        ck_assert(plan_memory(t, unit, &arena, &p) == OK);
        producers(t, first);
        last_use(t, last);
        for (int w = 0; w < t->wire.count; w++)
            assert_apart(t, &p, w, first, last, unit);
        for (int i = 0; i < t->operation.count; i++) {
            const size_t live = live_at(t, i, first, last, unit);
            most = live > most ? live : most;
        }
        ck_assert(p.live == most && p.size >= p.live);
    }
}
END_TEST

/* Flops of one query of one head that sees n keys. */
static int query_flops(enum generator g, int size, int n)
{
    const int score = 2 * size + 1;     /* a product, and the factor */
    const int weight = score + 2;       /* less the largest; the total */
    if (g == ATTEND)
        return n * weight + size * (2 * n + 1);
    return n * (weight + 1              /* p */
                + 2 * size + 2          /* dp, and its mean */
                + 3)                    /* ds */
        + 6 * size * n;                 /* dq, dk, dv */
}

START_TEST(attention_costs_what_its_loops_do)
{
    const enum generator g = _i % 2 ? ATTEND : ATTEND_BACK;
    const int heads = 1 + _i / 2 % 3, size = 2, sequences = 3;
    const int queries = 1 + _i / 6 % 4, keys = queries + _i / 24 % 3;
    const Attributes with = { DIMS(heads, queries, keys), _i / 72 };
    int flops = 0, calls = 0;
    Term t;
    arena = arena_over(block, sizeof block);
    term_begin(&arena, "t", &t);
    const int q = term_input(&t, DIMS(heads * size, sequences * queries));
    const int k = term_input(&t, DIMS(heads * size, sequences * keys));
    term_apply(&t, g, &with, signature[g].inputs, (int[]){ q, k, k, q });
    ck_assert_msg(t.status == OK, "%s", t.why.text);
    for (int i = 0; i < heads * sequences * queries; i++) {
        const int n = with.value == 1 ? i % queries + 1 + keys - queries
            : keys;
        flops += query_flops(g, size, n);
        calls += n;
    }
    ck_assert(term_expense(&t).flops == flops);
    ck_assert(term_expense(&t).calls == calls);
}
END_TEST

START_TEST(gaps_that_touch_are_one)
{
    MemoryPlan p;
    Term t;
    int four[3];
    arena = arena_over(block, sizeof block);
    term_begin(&arena, "gaps", &t);
    for (int i = 0; i < 3; i++)
        four[i] = term_apply(&t, CONSTANT,
            &(Attributes){ .dims = DIMS(4) }, 0, NULL);
    term_output(&t, APPLY(&t, ADD, four[_i], four[1 - _i]));
    const int eight = term_apply(&t, CONSTANT,
        &(Attributes){ .dims = DIMS(8) }, 0, NULL);
    term_output(&t, eight);
    term_output(&t, four[2]);
    ck_assert(plan_memory(&t, 1, &arena, &p) == OK);
    ck_assert(p.at[eight] == 0 && p.size == 16 && p.live == 16);
}
END_TEST

/* A place for each wire of the term: planned, or that of the input. */
static void planned_places(const Term *t, const MemoryPlan *p, real *base,
                           real *const at[], real *wire[])
{
    for (int i = 0; i < t->input.count; i++)
        wire[t->input.at[i]] = at[i];
    for (int w = 0; w < t->wire.count; w++)
        if (p->at[w] != OUTSIDE)
            wire[w] = base + p->at[w];
}

START_TEST(the_planned_arena_is_enough)
{
    for (int k = 0; k < TERMS; k++) {
        MemoryPlan p;
        real *wire[2 * RANDOM_WIRES], *out[TRIAL_ENDS];
        source_seed(&source, (uint64_t)(_i * TERMS + k));
        arena = arena_over(block, sizeof block);
        trial_draw(&source, SIZE, &arena, &trial);
        const Term *t = &trial.r.t;
        ck_assert(plan_memory(t, 1, &arena, &p) == OK);
        real *base = arena_take(&arena, p.size + 1, sizeof *base);
        real *room = arena_take(&arena, evaluation_room(t), sizeof *room);
        for (size_t i = 0; i <= p.size; i++)
            base[i] = NAN;
        planned_places(t, &p, base, trial.at, wire);
        ck_assert(evaluate_at(t, wire, room, NULL) == OK);
        ck_assert(evaluate(t, AS_INPUTS(trial.at), &arena, out, NULL) == OK);
        for (int o = 0; o < t->output.count; o++)
            ck_assert(memcmp(out[o], wire[t->output.at[o]], sizeof (real)
                * (size_t)dims_count(term_out(t, o))) == 0);
        ck_assert(isnan(base[p.size])
            && (p.size == 0 || !isnan(base[p.size - 1])));
    }
}
END_TEST

START_TEST(a_plan_without_room_is_refused)
{
    MemoryPlan p;
    size_t size;
    arena = arena_over(block, sizeof block);
    source_seed(&source, 3);
    trial_draw(&source, SIZE, &arena, &trial);
    for (size = 0; size < 1 << 16; size += 8) {
        Arena small = arena_over(block + arena.used, size);
        if (plan_memory(&trial.r.t, 1, &small, &p) == OK)
            break;
    }
    ck_assert(size > (size_t)trial.r.t.wire.count * 3 * sizeof (int));
    ck_assert(size < 1 << 16);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_residual_is_what_the_lens_keeps, 4 },
        { what_is_kept_is_read, 4 },
        { wires_that_live_together_do_not_overlap, 4 },
        { attention_costs_what_its_loops_do, 144 },
        { gaps_that_touch_are_one, 2 },
        { the_planned_arena_is_enough, 4 },
        { a_plan_without_room_is_refused, 1 },
    };
    return run_tests("columns", ROWS(tests), tests);
}
