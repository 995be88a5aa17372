/* perceptrons.h - networks of a few layers, each with five learners. */
#ifndef PERCEPTRONS_H
#define PERCEPTRONS_H

#include "runs.h"

SPACE(Plane, 2);
SPACE(Pair, 4);
SPACE(Narrow, 16);
SPACE(Flower, 4);
SPACE(Petals, 8);
SPACE(Species, 3);
BATCH(Plane); BATCH(Pair); BATCH(Narrow); BATCH(Flower); BATCH(Petals);
BATCH(Species);

SPACE(Turn, 2 * 3);
DEFINE_AFFINE(turn, Turn, Plane, Plane);
DEFINE_ON_BATCH(turn_bend, tanh, Plane);

SPACE(XorFirst, 4 * 3);
SPACE(XorLast, 2 * 5);
DEFINE_AFFINE(xor_first, XorFirst, Plane, Pair);
DEFINE_ON_BATCH(xor_bend, tanh, Pair);
DEFINE_AFFINE(xor_last, XorLast, Pair, Plane);

SPACE(SpiralFirst, 16 * 3);
SPACE(SpiralInner, 16 * 17);
SPACE(SpiralLast, 2 * 17);
DEFINE_AFFINE(spiral_first, SpiralFirst, Plane, Narrow);
DEFINE_ON_BATCH(spiral_bend, tanh, Narrow);
DEFINE_AFFINE(spiral_inner, SpiralInner, Narrow, Narrow);
DEFINE_AFFINE(spiral_last, SpiralLast, Narrow, Plane);

SPACE(IrisFirst, 8 * 5);
SPACE(IrisLast, 3 * 9);
DEFINE_AFFINE(iris_first, IrisFirst, Flower, Petals);
DEFINE_ON_BATCH(iris_bend, tanh, Petals);
DEFINE_AFFINE(iris_last, IrisLast, Petals, Species);

DEFINE_MEAN_CROSS_ENTROPY(judge_plane, Plane);
DEFINE_MEAN_CROSS_ENTROPY(judge_species, Species);

/* NET_3 (n, U, f, g, h): three layers under U, as n_U. */
#define NET_3(n, U, f, g, h) \
    TRAINED(n##_##U##_1, U, f); \
    TRAINED(n##_##U##_2, U, g); \
    TRAINED(n##_##U##_3, U, h); \
    COMPOSE_TRAINED(n##_##U##_12, n##_##U##_1, n##_##U##_2); \
    COMPOSE_TRAINED(n##_##U, n##_##U##_12, n##_##U##_3)

#define PERCEPTRONS(U) \
    NET_3(small, U, turn, turn_bend, turn); \
    LEARNER(small_##U##_learner, small_##U, judge_plane); \
    NET_3(xor, U, xor_first, xor_bend, xor_last); \
    LEARNER(xor_##U##_learner, xor_##U, judge_plane); \
    RUNNER(xor_##U##_learner, xor_##U); \
    NET_3(iris, U, iris_first, iris_bend, iris_last); \
    LEARNER(iris_##U##_learner, iris_##U, judge_species); \
    RUNNER(iris_##U##_learner, iris_##U); \
    NET_3(below, U, spiral_first, spiral_bend, spiral_inner); \
    NET_3(above, U, spiral_bend, spiral_inner, spiral_bend); \
    COMPOSE_TRAINED(most_##U, below_##U, above_##U); \
    TRAINED(top_##U, U, spiral_last); \
    COMPOSE_TRAINED(spiral_##U, most_##U, top_##U); \
    LEARNER(spiral_##U##_learner, spiral_##U, judge_plane); \
    RUNNER(spiral_##U##_learner, spiral_##U)

PERCEPTRONS(sgd);
PERCEPTRONS(polyak);
PERCEPTRONS(nesterov);
PERCEPTRONS(adam);
PERCEPTRONS(adamw);

_Static_assert(spiral_adam_buffer_bytes == 16 * 17 * sizeof (real),
    "the buffer is the largest layer, known when the program is compiled");
_Static_assert(sizeof (top_sgd_state) == sizeof (SpiralLast)
    && sizeof (top_polyak_state) == 2 * sizeof (SpiralLast)
    && sizeof (top_nesterov_state) == 2 * sizeof (SpiralLast)
    && sizeof (top_adam_state) == 3 * sizeof (SpiralLast)
    && sizeof (top_adamw_state) == 3 * sizeof (SpiralLast),
    "the weights and the moments, and nothing else");

#endif
