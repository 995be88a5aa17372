/* evaluation_maps.h - functions of each number. */
#ifndef EVALUATION_MAPS_H
#define EVALUATION_MAPS_H

#include "evaluation_call.h"

EVALUATE(scale)
{
    const number factor = (number)c->with->value;
    forward_scale((Shape){ 0, dims_count(c->in[0]), 0 }, &factor, c->x[0],
                  c->y[0], NULL);
}

EVALUATE(mask)                          /* what relu does on the way back */
{
    reverse_relu((Shape){ 0, dims_count(c->in[0]), 0 }, NULL, c->x[0],
                 c->x[1], NULL, c->y[0]);
}

#define EVALUATE_FUNCTION(NAME, name, ...) \
    EVALUATE(name) \
    { \
        forward_##name((Shape){ 0, dims_count(c->in[0]), 0 }, NULL, \
                       c->x[0], c->y[0], NULL); \
    }
FUNCTION_ROWS(EVALUATE_FUNCTION)

#define FORWARD_OF_ROW(NAME, name, ...) forward_##name,
EVALUATE(map)
{
    static Kernel *const functions[] = { FUNCTION_ROWS(FORWARD_OF_ROW) };
    const int n = dims_count(c->in[0]), last = c->with->dims.rank - 1;
    const number *from = c->x[0];
    for (int i = 0; i <= last; i++) {
        number *to = i == last ? c->y[0] : c->room + i % 2 * n;
        functions[c->with->dims.at[i] - RELU]((Shape){ 0, n, 0 }, NULL, from,
                                              to, NULL);
        from = to;
    }
}

#endif
