/* blame.c - the first operation of a step whose value is not finite. */
#include "trainer.h"
#include "memory_plan.h"
#include <math.h>
#include <stdio.h>

static long first_not_finite(const real x[], int n)
{
    for (int i = 0; i < n; i++)
        if (!isfinite(x[i]))
            return i;
    return -1;
}

typedef struct Search {
    const Trainer *t;
    const Term *term;
    real **wire;                        /* where its numbers are */
    const char *last;                   /* parameter that was read */
} Search;

/* Places for all wires, by the memory plan; the inputs where they are. */
static int find_places(Search *s, const Shard *shard, Arena *a)
{
    MemoryPlan plan;
    if (plan_memory(s->term, 16, a, &plan) != OK)
        return 0;
    real *memory = arena_take(a, plan.size + 1, sizeof *memory);
    s->wire = arena_take(a, (size_t)s->term->wire.count + 1,
                         sizeof *s->wire);
    if (memory == NULL || s->wire == NULL)
        return 0;
    for (int w = 0; w < s->term->wire.count; w++)
        s->wire[w] = plan.at[w] == OUTSIDE ? NULL : memory + plan.at[w];
    for (int i = 0; i < s->term->input.count; i++)
        s->wire[s->term->input.at[i]] = shard->in[i];
    return 1;
}

/* Does operation i make the first number that is not finite?  The last
 * parameter that was read says whereabouts it stands. */
static int guilty(Search *s, int i, real *room, Complaint *why)
{
    const Operation *o = &s->term->operation.at[i];
    Term one = *s->term;
    one.operation.at += i;
    one.operation.count = 1;
    for (int k = 0; k < signature[o->generator].inputs; k++) {
        const int input = operation_input(s->term, o, k) - 3;
        if (input >= 0 && input < gpt_tensors(&s->t->config))
            s->last = s->t->tensor[input].name;
    }
    if (evaluate_at(&one, s->wire, room, why) != OK)
        return 1;
    for (int k = 0; k < signature[o->generator].outputs; k++)
        if (first_not_finite(s->wire[o->out + k],
                             dims_count(s->term->wire.at[o->out + k])) >= 0)
            return 1;
    return 0;
}

static int weights_guilty(const Trainer *t, Complaint *why)
{
    for (int i = 0; i < gpt_tensors(&t->config); i++) {
        const GptTensor *w = &t->tensor[i];
        const long k = first_not_finite(t->weight + w->at,
                                        dims_count(w->dims));
        if (k < 0)
            continue;
        snprintf(why->text, sizeof why->text, "%s: number %ld is not finite "
            "before the step", w->name, k);
        return 1;
    }
    return 0;
}

static int shard_guilty(const Trainer *t, int shard, Arena *a,
                        Complaint *why)
{
    Search s = { t, t->step_term, NULL, "the ids" };
    real *room = arena_take(a, evaluation_room(s.term), sizeof *room);
    if (!find_places(&s, &t->shard[shard], a) || room == NULL) {
        snprintf(why->text, sizeof why->text, "expected room to evaluate a "
            "step, but the arena of %zu bytes is exhausted", a->size);
        return 1;
    }
    for (int i = 0; i < s.term->operation.count; i++)
        if (guilty(&s, i, room, why)) {
            snprintf(why->text, sizeof why->text, "shard %d: operation %d of "
                "%d, %s, is the first whose value is not finite; the last "
                "parameter read is %s", shard, i + 1,
                s.term->operation.count, signature[
                s.term->operation.at[i].generator].name, s.last);
            return 1;
        }
    return 0;
}

void trainer_blame(const Trainer *t, Arena *a, Complaint *why)
{
    const Arena all = *a;
    if (weights_guilty(t, why))
        return;
    for (int i = 0; i < t->part.count; i++) {
        *a = all;
        if (shard_guilty(t, i, a, why))
            return;
    }
    snprintf(why->text, sizeof why->text, "every operation of every shard is "
        "finite: the sum of their gradients overflows");
}
