/* emit_gpt.c - a GPT as one file of C: what it says, and a step. */
#include "emit_gpt.h"
#include "gpt_step.h"
#include "rewrites.h"
#include <string.h>

typedef struct Draft {
    const EmitGpt *e;
    Arena *a;
    real *ids, *positions, *targets;    /* [context] */
    GptTensor *tensor;
} Draft;

static int take_samples(Draft *d)
{
    const GptConfig *c = &d->e->config;
    const int n = c->context, tensors = gpt_tensors(c);
    real *all = arena_take(d->a, 3 * (size_t)n, sizeof *all);
    d->tensor = arena_take(d->a, (size_t)tensors, sizeof *d->tensor);
    if (d->a->exhausted)
        return 0;
    d->ids = all, d->positions = all + n, d->targets = all + 2 * n;
    for (int i = 0; i < n; i++) {
        d->ids[i] = (real)(7 * i % c->vocabulary);
        d->positions[i] = (real)i;
        d->targets[i] = (real)(7 * (i + 1) % c->vocabulary);
    }
    for (int i = 0; i < tensors; i++)
        d->tensor[i] = gpt_tensor(c, i);
    return 1;
}

/* The inputs: ids, positions, in a step targets, and the parameters. */
static EmitInput *inputs_of(const Draft *d, int targets)
{
    const int n = gpt_tensors(&d->e->config), first = 2 + targets;
    EmitInput *in = arena_take(d->a, (size_t)(n + first), sizeof *in);
    if (in == NULL)
        return NULL;
    in[0] = (EmitInput){ GIVEN, "ids", d->ids };
    in[1] = (EmitInput){ STORED, "positions", d->positions };
    if (targets)
        in[2] = (EmitInput){ GIVEN, "targets", d->targets };
    for (int i = 0; i < n; i++)
        in[first + i] = (EmitInput){ d->e->trains ? TRAINED
            : d->e->int8 ? STORED_INT8 : STORED, d->tensor[i].name,
            d->e->weight + d->tensor[i].at };
    return in;
}

static enum status as_complaint(const Term *t, Complaint *why)
{
    if (why != NULL)
        *why = t->why;
    return t->status;
}

static void build_step(const GptShape *s, Term *step)
{
    const Bracketing one = { .layers = 1 };
    Term whole, swept;
    term_begin(step->arena, "step", &whole);
    term_begin(step->arena, "step", &swept);
    gpt_step(s, &one, &whole);
    if (whole.status == OK)
        term_sweep(&whole, &swept);
    if (whole.status == OK && swept.status == OK)
        term_share(&swept, step);
    if (whole.status != OK)
        term_refuse_with(step, &whole);
    if (swept.status != OK)
        term_refuse_with(step, &swept);
}

/* What it says, or the first refusal. */
static void build_say(const EmitGpt *e, const GptShape *shape, Draft *d,
                      Term *say)
{
    if (e->trains && e->int8)
        term_refuse(say, OUT_OF_RANGE, "a step and eight bits: expected one "
                    "of them, for descent needs finer steps than a code");
    gpt_logits(shape, say);
    if (say->status == OK && !take_samples(d))
        term_refuse(say, TOO_LONG, "expected room for %d positions, but the "
                    "arena is exhausted", e->config.context);
}

#define SAYS "A GPT: in_0 are ids, out_0 logits, a row for each token and a" \
    " column for\n * each position, which sees the ids up to its own."
static const char says[] = SAYS;
static const char trains[] = SAYS "  In a step in_2 are\n"
    " * targets, the ids that follow.";

enum status emit_gpt(const EmitGpt *e, Arena *a, FILE *out,
                     EmitReport *report, Complaint *why)
{
    const GptShape shape = { e->config, 1, e->config.context };
    Draft d = { .e = e, .a = a };
    Term say, step;
    EmitFunction moves = { &step, NULL };
    EmitModel m = { e->name, { &say, NULL }, e->trains ? &moves : NULL,
                    (real)0.125 };
    const EmitFile f = { e->trains ? trains : says, 1, &m, e->ram, e->flash };
    term_begin(a, "logits", &say);
    term_begin(a, "step", &step);
    build_say(e, &shape, &d, &say);
    if (say.status != OK)
        return as_complaint(&say, why);
    if (e->trains)
        build_step(&shape, &step);
    m.say.input = inputs_of(&d, 0);
    moves.input = inputs_of(&d, 1);
    if (step.status == OK && a->exhausted)
        term_refuse(&step, TOO_LONG, "the arena is exhausted");
    return step.status != OK ? as_complaint(&step, why)
        : emit_c(&f, a, out, report, why);
}
