/* evaluate.c - terms over reals. */
#include "term_evaluation.h"

size_t evaluation_room(const Term *t)
{
    size_t most = 0;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        size_t all = 2;
        for (int k = 0; k < signature[o->generator].inputs; k++)
            all += (size_t)dims_count(t->wire.at[operation_input(t, o, k)]);
        for (int k = 0; k < signature[o->generator].outputs; k++)
            all += (size_t)dims_count(t->wire.at[o->out + k]);
        most = all > most ? all : most;
    }
    return 5 * most;
}

enum status evaluate_at(const Term *t, real *const wire[], real *room,
                        Complaint *why)
{
    return run_at(t, wire, room, why);
}

enum status evaluate(const Term *t, const real *const in[], Arena *a,
                     real *out[], Complaint *why)
{
    return run(t, in, a, out, why);
}
