/* emit_rows.c - one row for each generator: the kernel and its arguments. */
#include "emit_rows.h"
#include "print_code.h"
#include <assert.h>
#include <math.h>
#include <string.h>

#define EMITTED(NAME, ...) { EMIT_##NAME },
static const EmitRow rows[] = { GENERATORS(EMITTED) };
_Static_assert(sizeof rows / sizeof *rows == GENERATOR_COUNT,
    "one row for each generator");

EmitRow emit_row(enum generator g) { return rows[g]; }

size_t emit_room(const Operation *o)
{
    const size_t keys = (size_t)o->with.dims.at[2];
    return o->generator == ATTEND ? keys
        : o->generator == ATTEND_BACK ? 2 * keys : 0;
}

int wire_input(const Term *t, int wire)
{
    for (int i = 0; i < t->input.count; i++)
        if (t->input.at[i] == wire)
            return i;
    return NONE;
}

int is_read(const Term *t, int wire, int outputs)
{
    for (int i = 0; i < t->port.count; i++)
        if (t->port.at[i] == wire)
            return 1;
    for (int i = 0; outputs && i < t->output.count; i++)
        if (t->output.at[i] == wire)
            return 1;
    return 0;
}

void wire_text(const EmitBody *b, int wire, char text[WIRE_TEXT])
{
    const int i = wire_input(b->term, wire);
    if (i == NONE)
        snprintf(text, WIRE_TEXT, "a + %zu", b->plan.at[wire]);
    else if (b->input[i].source == GIVEN)
        snprintf(text, WIRE_TEXT, "in_%d", i);
    else if (b->input[i].source == TRAINED)
        snprintf(text, WIRE_TEXT, "parameters + %zu", b->at[i]);
    else if (b->input[i].source == STORED)
        snprintf(text, WIRE_TEXT, "%s_t%zu", b->name, b->at[i]);
    else
        snprintf(text, WIRE_TEXT, "%s_t%zu, %s_s%zu", b->name,
                 b->at[i], b->name, b->at[i]);
}

/* The sizes of the output of a permutation, and their steps in the input. */
static void permutation_text(const Operation *o, Dims in, char text[])
{
    int size[RANK] = { 1, 1, 1, 1 }, step[RANK] = { 0 };
    for (int i = 0; i < in.rank; i++) {
        const int axis = o->with.dims.at[i];
        size[i] = in.at[axis];
        step[i] = 1;
        for (int k = axis + 1; k < in.rank; k++)
            step[i] *= in.at[k];
    }
    snprintf(text, WIRE_TEXT, "%d, %d, %d, %d, %d, %d, %d, %d", size[0],
             size[1], size[2], size[3], step[0], step[1], step[2], step[3]);
}

/* What is a whole number, by the letter. */
static int size_of_argument(char what, const Operation *o, Dims d, int k)
{
    switch (what) {
    case 'r': return dims_rows(d);
    case 'c': return dims_columns(d);
    case 'n': return dims_count(d);
    case 'a': return o->with.dims.at[k];
    case 'h': return dims_rows(d) / o->with.dims.at[0];
    case 's': return dims_columns(d) / o->with.dims.at[1];
    default: return (int)o->with.value;
    }
}

static void argument_text(const EmitBody *b, const Operation *o,
                          const char a[], char text[WIRE_TEXT])
{
    const Term *t = b->term;
    const int k = a[1] - '0', upper = a[0] >= 'A' && a[0] <= 'Z';
    const int output = upper || a[0] == 'y';
    const int wire = output ? o->out + k : strchr("rcnhspx", a[0]) != NULL
        ? operation_input(t, o, k) : NONE;
    const Dims d = wire == NONE ? (Dims){ .rank = 0 } : t->wire.at[wire];
    switch (a[0]) {
    case 'x': case 'y': wire_text(b, wire, text); break;
    case 'u': snprintf(text, WIRE_TEXT, "a + %zu", b->room); break;
    case 'v': float_text((float)o->with.value, text); break;
    case 'b':
        float_text((float)(1 / sqrt((double)dims_rows(t->wire.at[
            operation_input(t, o, 0)]) / o->with.dims.at[0])), text);
        break;
    case 'p': permutation_text(o, d, text); break;
    default:
        snprintf(text, WIRE_TEXT, "%d", size_of_argument(
            (char)(upper ? a[0] - 'A' + 'a' : a[0]), o, d, k));
    }
}

const char *kernel_of(const EmitBody *b, const Operation *o)
{
    const int table = o->generator == GATHER;
    const int i = signature[o->generator].inputs <= table ? NONE
        : wire_input(b->term, operation_input(b->term, o, table));
    if (i == NONE || b->input[i].source != STORED_INT8)
        return rows[o->generator].kernel;
    assert(table || o->generator == MATMUL || o->generator == MATMUL_TN);
    return table ? "gather_int8" : o->generator == MATMUL ? "matmul_int8"
        : "matmul_tn_int8";
}

/* A map is its functions, one after the other, and all but the first are done
 * in place. */
static void emit_map(FILE *out, const EmitBody *b, const Operation *o)
{
    char x[WIRE_TEXT], y[WIRE_TEXT], line[CODE_LINE];
    argument_text(b, o, "x0", x);
    argument_text(b, o, "y0", y);
    for (int i = 0; i < o->with.dims.rank; i++) {
        snprintf(line, sizeof line, "%s(%d, %s, %s);",
                 rows[o->with.dims.at[i]].kernel,
                 dims_count(b->term->wire.at[o->out]), i == 0 ? x : y, y);
        print_line(out, 1, line);
    }
}

int has_labels(enum generator g)
{
    return g == GATHER || g == SCATTER || g == CROSS_ENTROPY || g == EXCESS;
}

static void emit_refusal(FILE *out, const EmitBody *b, int i)
{
    const Operation *o = &b->term->operation.at[i];
    const enum generator g = o->generator;
    char label[WIRE_TEXT], line[CODE_LINE];
    if (!has_labels(g))
        return;
    const int ids = operation_input(b->term, o, 0);
    const int rows_of = g == SCATTER ? o->out
        : operation_input(b->term, o, 1);
    wire_text(b, ids, label);
    snprintf(line, sizeof line, "if (!labels_fit(%d, %d, %s)) return %d;",
             dims_count(b->term->wire.at[ids]),
             dims_rows(b->term->wire.at[rows_of]), label, i + 1);
    print_line(out, 1, line);
}

void emit_operation(FILE *out, const EmitBody *b, int i)
{
    const Operation *o = &b->term->operation.at[i];
    const char *a = rows[o->generator].arguments;
    char line[CODE_LINE], text[WIRE_TEXT];
    int n = snprintf(line, sizeof line, "%s(", kernel_of(b, o));
    if (o->generator == MAP) {
        emit_map(out, b, o);
        return;
    }
    emit_refusal(out, b, i);
    for (; *a != '\0'; a += 2 + (a[2] == ' ')) {
        argument_text(b, o, a, text);
        n += snprintf(line + n, sizeof line - (size_t)n, "%s%s", text,
                      a[2] == ' ' ? ", " : ");");
        assert(n < (int)sizeof line);
    }
    print_line(out, 1, line);
}
