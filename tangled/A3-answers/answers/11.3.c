#include "11.3.h"
#include "signature.h"

int term_depth(const Term *t, int depth[])
{
    int most = 0;
    for (int i = 0; i < t->input.count; i++)
        depth[t->input.at[i]] = 0;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        int below = 0;
        for (int k = 0; k < signature[o->generator].inputs; k++) {
            const int d = depth[operation_input(t, o, k)];
            below = d > below ? d : below;
        }
        for (int k = 0; k < signature[o->generator].outputs; k++)
            depth[o->out + k] = below + 1;
    }
    for (int i = 0; i < t->output.count; i++)
        if (depth[t->output.at[i]] > most)
            most = depth[t->output.at[i]];
    return most;
}
