/* views.c - wires that are parts of other wires. */
#include "compiler.h"

int root_of(const Compiler *c, int wire)
{
    while (c->base[wire] != wire)
        wire = c->base[wire];
    return wire;
}

static void put_into(Compiler *c, int wire, int base, int row)
{
    const Dims d = c->t->wire.at[base];
    c->base[wire] = base;
    c->shift[wire] = row > 0 ? (size_t)row * (size_t)dims_columns(d) : 0;
    c->viewed[base] = 1;
}

/* Does it stand in a place of the program, and is it all of that? */
static int whole(const Compiler *c, int wire)
{
    return c->maker[wire] != NONE && c->base[wire] == wire;
}

/* Is operation i done by knowing where its outputs are?  Then they are. */
int compiler_view(Compiler *c, int i)
{
    const Operation *o = &c->t->operation.at[i];
    const int g = generator_of(c, i);
    if (g != SPLIT && g != RESHAPE && g != CONCATENATE)
        return 0;
    const int x = input_of(c, i, 0);
    if (g == CONCATENATE) {
        const int z = input_of(c, i, 1);
        if (x == z || !whole(c, x) || !whole(c, z))
            return 0;
        put_into(c, x, o->out, 0);
        put_into(c, z, o->out, dims_rows(c->t->wire.at[x]));
    } else {
        if (c->maker[root_of(c, x)] == NONE)
            return 0;
        put_into(c, o->out, x, 0);
        if (g == SPLIT)
            put_into(c, o->out + 1, x, dims_rows(c->t->wire.at[o->out]));
    }
    compiler_take(c, i, i);
    return 1;
}
