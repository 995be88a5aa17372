/* term_box.c - a term as a list of integers. */
#include "term_box.h"
#include "signature.h"
#include <assert.h>
#include <string.h>

static void put(TermBox *b, int x)
{
    assert(b->length < BOX);
    b->at[b->length++] = x;
}

static void put_dims(TermBox *b, Dims d)
{
    put(b, d.rank);
    for (int i = 0; i < RANK; i++)
        put(b, d.at[i]);
}

static void put_generator(TermBox *b, const Operation *o)
{
    int half[2];
    memcpy(half, &o->with.value, sizeof half);
    put(b, (int)o->generator);
    put_dims(b, o->with.dims);
    put(b, half[0]), put(b, half[1]);
}

static Dims take_dims(const int **at)
{
    Dims d = { .rank = *(*at)++ };
    for (int i = 0; i < RANK; i++)
        d.at[i] = *(*at)++;
    return d;
}

void box_term(const Term *t, TermBox *b)
{
    int to[BOX], next = 0;
    assert(t->status == OK && t->wire.count <= BOX);
    b->length = 0;
    put(b, t->input.count);
    for (int i = 0; i < t->input.count; i++) {
        put_dims(b, term_in(t, i));
        to[t->input.at[i]] = next++;
    }
    put(b, t->operation.count);
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        put_generator(b, o);
        for (int k = 0; k < signature[o->generator].inputs; k++)
            put(b, to[operation_input(t, o, k)]);
        for (int k = 0; k < signature[o->generator].outputs; k++)
            to[o->out + k] = next++;
    }
    put(b, t->output.count);
    for (int i = 0; i < t->output.count; i++)
        put(b, to[t->output.at[i]]);
}

void unbox_term(const TermBox *b, Arena *a, Term *t)
{
    const int *at = b->at;
    term_begin(a, "term", t);
    for (int n = *at++; n > 0; n--)
        term_input(t, take_dims(&at));
    for (int n = *at++; n > 0; n--) {
        const enum generator g = (enum generator)*at++;
        Attributes with = { .dims = take_dims(&at) };
        memcpy(&with.value, at, sizeof with.value);
        at += 2;
        term_apply(t, g, &with, signature[g].inputs, at);
        at += signature[g].inputs;
    }
    for (int n = *at++; n > 0; n--)
        term_output(t, *at++);
}

void TermBox_print(FILE *out, const TermBox *b)
{
    const int *at = b->at, inputs = *at++;
    int wire = inputs;
    char type[64];
    for (int i = 0; i < inputs; i++) {
        type[0] = '\0';
        dims_write(take_dims(&at), sizeof type, type);
        fprintf(out, "%sw%d:%s", i > 0 ? " " : "", i, type);
    }
    fprintf(out, " |");
    for (int n = *at++; n > 0; n--) {
        const Row *row = &signature[*at++];
        at += RANK + 3;
        fprintf(out, " w%d = %s", wire, row->name);
        for (int k = 0; k < row->inputs; k++)
            fprintf(out, " w%d", *at++);
        wire += row->outputs;
        fprintf(out, ";");
    }
    fprintf(out, " |");
    for (int n = *at++; n > 0; n--)
        fprintf(out, " w%d", *at++);
}
