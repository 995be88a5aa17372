/* emit_prepare.c - all that is known of a model before it is printed. */
#include "emit_prepare.h"
#include "evaluate.h"
#include "int8_rows.h"
#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

static enum status complain(Complaint *why, enum status s,
                            const char *form, ...)
{
    va_list arguments;
    va_start(arguments, form);
    if (why != NULL)
        vsnprintf(why->text, sizeof why->text, form, arguments);
    va_end(arguments);
    return s;
}

static int is_c_name(const char *name)
{
    size_t n = 0;
    while (isalnum((unsigned char)name[n]) || name[n] == '_')
        n++;
    return n > 0 && n <= 40 && name[n] == '\0'
        && !isdigit((unsigned char)name[0]);
}

int only_as_matrix(const Term *t, int wire)
{
    int times = 0;
    for (int i = 0; i < t->output.count; i++)
        if (t->output.at[i] == wire)
            return 0;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        for (int k = 0; k < signature[o->generator].inputs; k++) {
            const int fits = o->generator == GATHER ? k == 1
                : k == 0 && (o->generator == MATMUL
                             || o->generator == MATMUL_TN);
            if (operation_input(t, o, k) != wire)
                continue;
            if (!fits)
                return 0;
            times++;
        }
    }
    return times > 0;
}

static enum status all_finite(const EmitInput *in, Dims d, Complaint *why)
{
    for (int k = 0; k < dims_count(d); k++)
        if (!isfinite(in->value[k]))
            return complain(why, NOT_FINITE, "%s: expected finite numbers, "
                "got %g at %d", in->name, (double)in->value[k], k);
    return OK;
}

/* The number of the table with these numbers, perhaps a new one. */
static size_t table_of(EmitDraft *d, const EmitInput *in, Dims dims)
{
    int i = 0;
    while (i < d->tables && (d->table[i].input->value != in->value
                             || d->table[i].input->source != in->source))
        i++;
    if (i == d->tables)
        d->table[d->tables++] = (EmitTable){ in, dims };
    return (size_t)i;
}

/* Where input i of the body comes from. */
static enum status prepare_input(EmitDraft *d, EmitBody *b, int i,
                                 size_t *parameters, Complaint *why)
{
    EmitInput *in = &b->input[i];
    const Dims dims = term_in(b->term, i);
    const size_t count = (size_t)dims_count(dims);
    if (in->source == STORED_INT8
        && !only_as_matrix(b->term, b->term->input.at[i]))
        in->source = STORED;
    if (in->source == STORED || in->source == STORED_INT8)
        b->at[i] = is_read(b->term, b->term->input.at[i], 1)
            ? table_of(d, in, dims) : 0;        /* 0: nobody asks */
    else if (in->source == TRAINED) {
        b->at[i] = *parameters;
        *parameters += count;
    }
    d->largest = count > d->largest ? count : d->largest;
    return all_finite(in, dims, why);
}

static enum status no_room(const EmitModel *m, const Arena *a, Complaint *why)
{
    return complain(why, TOO_LONG, "%s: expected room for plans and values, "
        "but the arena of %zu bytes is exhausted", m->name, a->size);
}

static size_t room_of(const Term *t)
{
    size_t room = 0;
    for (int i = 0; i < t->operation.count; i++) {
        const size_t more = emit_room(&t->operation.at[i]);
        room = more > room ? more : room;
    }
    return room;
}

static enum status prepare_body(EmitDraft *d, const EmitFunction *f,
                                Arena *a, Complaint *why)
{
    EmitBody *b = &d->body[d->bodies++];
    const size_t n = (size_t)f->term->input.count + 1;
    const size_t room = room_of(f->term);
    size_t parameters = 0;
    enum status s = OK;
    assert(f->term->status == OK);
    *b = (EmitBody){ .name = d->model->name, .term = f->term,
        .input = arena_take(a, n, sizeof *b->input),
        .at = arena_take(a, n, sizeof *b->at) };
    if (a->exhausted || plan_memory(f->term, 1, a, &b->plan) != OK)
        return no_room(d->model, a, why);
    for (int i = 0; i < f->term->input.count && s == OK; i++) {
        b->input[i] = f->input[i];
        s = prepare_input(d, b, i, &parameters, why);
    }
    b->room = b->plan.size;
    d->arena = b->room + room > d->arena ? b->room + room : d->arena;
    d->parameters = parameters;
    return s;
}

static int next_trained(const EmitFunction *f, int i)
{
    while (i < f->term->input.count && f->input[i].source != TRAINED)
        i++;
    return i;
}

static int step_fits(const EmitFunction *say, const EmitFunction *step)
{
    int i = -1, k = -1, out = 0;
    if (step->term->output.count < 1 || term_out(step->term, 0).rank != 0)
        return 0;
    for (;;) {
        i = next_trained(say, i + 1);
        k = next_trained(step, k + 1);
        if (i == say->term->input.count || k == step->term->input.count)
            break;
        const Dims d = term_in(step->term, k);
        if (!dims_equal(d, term_in(say->term, i))
            || ++out >= step->term->output.count
            || !dims_equal(d, term_out(step->term, out)))
            return 0;
    }
    return i == say->term->input.count && k == step->term->input.count
        && out > 0 && out + 1 == step->term->output.count;
}

/* The numbers that the file will compute with, in place of those given. */
static const real *as_stored(const EmitBody *b, int i, Arena *a)
{
    const Dims d = term_in(b->term, i);
    const size_t rows = (size_t)dims_rows(d), n = (size_t)dims_count(d);
    if (b->input[i].source != STORED_INT8)
        return b->input[i].value;
    int8_t *code = arena_take(a, n, 1);
    real *step = arena_take(a, rows, sizeof *step);
    real *value = arena_take(a, n, sizeof *value);
    if (a->exhausted)
        return NULL;
    quantise_rows(dims_rows(d), dims_columns(d), b->input[i].value, code,
                  step);
    dequantise_rows(dims_rows(d), dims_columns(d), code, step, value);
    return value;
}

/* The outputs of a body on what the self-test gives. */
static enum status outputs_of(const EmitDraft *d, const EmitBody *b, Arena *a,
                              real **out, Complaint *why)
{
    const size_t n = (size_t)b->term->input.count + 1;
    const real **in = arena_take(a, n, sizeof *in);
    for (int i = 0; i < b->term->input.count && !a->exhausted; i++)
        in[i] = as_stored(b, i, a);
    if (a->exhausted)
        return no_room(d->model, a, why);
    return evaluate(b->term, in, a, out, why);
}

static void hash_outputs(EmitDraft *d, const EmitBody *b, real *out[])
{
    for (int i = 0; i < b->term->output.count; i++)
        d->report.hash = emit_hash(d->report.hash,
            (size_t)dims_count(term_out(b->term, i)), out[i]);
}

static void hash_step(EmitDraft *d, const EmitBody *b, real *out[])
{
    int g = 0;
    d->report.hash = emit_hash(d->report.hash, 1, out[0]);
    for (int i = 0; i < b->term->input.count; i++) {
        const int n = dims_count(term_in(b->term, i));
        if (b->input[i].source != TRAINED)
            continue;
        g++;
        for (int k = 0; k < n; k++) {
            const real moved = b->input[i].value[k]
                + -d->model->rate * out[g][k];
            d->report.hash = emit_hash(d->report.hash, 1, &moved);
        }
    }
}

static enum status hash_model(EmitDraft *d, Arena *a, Complaint *why)
{
    enum status s = OK;
    d->report.hash = EMIT_HASH;
    for (int i = 0; i < d->bodies && s == OK; i++) {
        const EmitBody *b = &d->body[i];
        const Arena before = *a;
        real **out = arena_take(a, (size_t)b->term->output.count + 1,
                                sizeof *out);
        s = out == NULL ? no_room(d->model, a, why)
            : outputs_of(d, b, a, out, why);
        if (s == OK)
            (i == 0 ? hash_outputs : hash_step)(d, b, out);
        *a = before;
    }
    return s;
}

static void count_bytes(EmitDraft *d)
{
    d->arena = d->arena > 0 ? d->arena : 1;     /* no array is empty */
    d->report.parameters = 4 * d->parameters;
    d->report.ram = 4 * d->arena + d->report.parameters;
    d->report.tables = d->report.unquantised = 4 * d->parameters;
    for (int i = 0; i < d->tables; i++) {
        const size_t n = (size_t)dims_count(d->table[i].dims);
        const int bytes = d->table[i].input->source == STORED_INT8;
        d->report.unquantised += 4 * n;
        d->report.tables += !bytes ? 4 * n
            : n + 4 * (size_t)dims_rows(d->table[i].dims);
    }
}

enum { ARGUMENTS = 1000 };

/* Of the function: the parameters, what is given, and so many more. */
static int arguments_of(const EmitFunction *f, int more)
{
    int given = 0, trained = 0;
    for (int i = 0; i < f->term->input.count; i++) {
        given += f->input[i].source == GIVEN;
        trained |= f->input[i].source == TRAINED;
    }
    return trained + given + more;
}

/* What is wrong with a model before it is looked at closely. */
static enum status check_model(const EmitModel *m, Complaint *why)
{
    const int say = arguments_of(&m->say, m->say.term->output.count);
    const int step = m->step == NULL ? 0 : arguments_of(m->step, 2);
    if (!is_c_name(m->name))
        return complain(why, OUT_OF_RANGE, "name \"%.60s\": expected 1 to 40"
            " letters, digits and _, no digit first", m->name);
    if (say > ARGUMENTS || step > ARGUMENTS)
        return complain(why, OUT_OF_RANGE, "%s: expected at most %d arguments"
            " of a function, got %d", m->name, ARGUMENTS,
            say > step ? say : step);
    if (m->step != NULL && !step_fits(&m->say, m->step))
        return complain(why, OUT_OF_RANGE, "%s: expected a step with a loss "
            "and the gradient of each parameter", m->name);
    return OK;
}

enum status prepare_model(const EmitModel *m, Arena *a, EmitDraft *d,
                          Complaint *why)
{
    const int inputs = m->say.term->input.count
        + (m->step != NULL ? m->step->term->input.count : 0);
    *d = (EmitDraft){ .model = m,
        .table = arena_take(a, (size_t)inputs + 1, sizeof *d->table) };
    enum status s = check_model(m, why);
    if (s != OK)
        return s;
    s = a->exhausted ? no_room(m, a, why)
        : prepare_body(d, &m->say, a, why);
    if (s == OK && m->step != NULL)
        s = prepare_body(d, m->step, a, why);
    count_bytes(d);
    return s == OK ? hash_model(d, a, why) : s;
}
