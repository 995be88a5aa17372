/* network.h - a small network as a composite of lenses, and by hand. */
#ifndef NETWORK_H
#define NETWORK_H

#include "compose_lens.h"
#include "shapes.h"

SPACE(Pixels, 3);
SPACE(Features, 4);
SPACE(Scores, 2);
SPACE(Number, 1);
SPACE(Widening, 4 * 3);
SPACE(Narrowing, 2 * 4);

DEFINE_LINEAR(widen, Widening, Pixels, Features);
DEFINE_BIAS(lift, Features);
DEFINE_TANH(squash, Features);
DEFINE_LINEAR(narrow, Narrowing, Features, Scores);
LENS(distance, Scores, Scores, Number, Scores); /* 1/2 |x - target|^2 */

COMPOSE_LENS(lifted, widen, lift);
COMPOSE_LENS(hidden, lifted, squash);
COMPOSE_LENS(scored, hidden, narrow);
COMPOSE_LENS(judged, scored, distance);

_Static_assert(judged_tape_bytes == (3 + 0 + 4 + 4 + 2) * sizeof (real),
    "what training keeps is known when the program is compiled");

/* The same parameters without the pairs, and the gradient by hand. */
typedef struct Network {
    Widening widen;
    Features lift;
    Narrowing narrow;
    Scores target;
} Network;
typedef struct NetworkGradient { Network dp; Pixels dx; } NetworkGradient;
PARAMETRIC(gradient_by_hand, Network, Pixels, NetworkGradient);

COMPOSE_LENS(end, narrow, distance);
COMPOSE_LENS(late, squash, end);
COMPOSE_LENS(later, lift, late);
COMPOSE_LENS(judged_from_the_right, widen, later);

judged_pair network_pairs(const Network *n);
judged_from_the_right_pair network_pairs_from_the_right(const Network *n);
PARAMETRIC(gradient_from_the_left, Network, Pixels, NetworkGradient);
PARAMETRIC(gradient_from_the_right, Network, Pixels, NetworkGradient);

PRODUCT(Both, Number, first, Number, second);
DEFINE_COPY(copy_number, Number, Both);
DEFINE_ADD(add_numbers, Both, Number);
DEFINE_MULTIPLY(multiply_numbers, Both, Number);
DEFINE_BIAS(shift_number, Number);
COMPOSE_LENS(square, copy_number, multiply_numbers);
COMPOSE_LENS(doubled, copy_number, add_numbers);
COMPOSE_LENS(quadrupled, doubled, doubled);

#endif
