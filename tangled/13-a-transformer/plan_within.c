/* plan_within.c - the least work under a limit of memory. */
#include "columns.h"
#include "gpt_step.h"
#include "rewrites.h"
#include "trainer.h"
#include <math.h>
#include <stdint.h>
#include <stdio.h>

/* Bytes and operations of a step, or a refusal. */
static enum status price(const GptConfig *c, const TrainingPlan *p, Arena a,
                         StepPrice *y, Complaint *why)
{
    const GptShape s = { *c, p->sequences, c->context };
    Bracketing b;
    Term t, swept;
    Program program;
    bracket_optimally(p->segments, p->kept, &b);
    term_begin(&a, "a training step", &t);
    gpt_step(&s, &b, &t);
    term_begin(&a, "swept", &swept);
    term_sweep(&t, &swept);
    if (swept.status != OK) {
        *why = swept.why;
        return swept.status;
    }
    const enum status r = program_compile(&swept, 0, product_same_bits(), &a,
                                          &program, why);
    *y = (StepPrice){ sizeof (float) * program.planned,
                      term_expense(&swept).flops };
    return r;
}

enum status step_price(const GptConfig *c, const TrainingPlan *p, Arena *a,
                       StepPrice *y, Complaint *why)
{
    Sentence sentence;
    if (training_plan_fits(c, p, &sentence) == OK)
        return price(c, p, *a, y, why);
    snprintf(why->text, sizeof why->text, "%s", sentence.text);
    return OUT_OF_RANGE;
}

enum status plan_within(const GptConfig *c, size_t bytes, Arena *a,
                        TrainingPlan *p, Complaint *why)
{
    TrainingPlan q = *p;
    StepPrice best = { 0, INFINITY }, least = { SIZE_MAX, 0 }, y;
    for (q.segments = 1; q.segments <= c->layers; q.segments++)
        for (q.kept = q.segments > 1 ? 2 : 1; q.kept <= q.segments; q.kept++) {
            const enum status s = step_price(c, &q, a, &y, why);
            if (s != OK)
                return s;
            least = y.bytes < least.bytes ? y : least;
            if (y.bytes > bytes || y.flops >= best.flops)
                continue;
            best = y;
            *p = q;
        }
    if (best.bytes > 0)
        return OK;
    snprintf(why->text, sizeof why->text, "%zu bytes for a step: expected at "
        "least %zu", bytes, least.bytes);
    return OUT_OF_RANGE;
}
