/* planted.h - reverse passes with a bug in each. */
#ifndef PLANTED_H
#define PLANTED_H

#include "operations.h"

#define PLANTED(ROW) \
    ROW(wrong_way, linear, "dx by W, not by its transpose") \
    ROW(turned, linear, "dW transposed") \
    ROW(no_input, linear, "dW without the argument") \
    ROW(no_bias, bias, "no gradient for the bias") \
    ROW(last_term, scale, "ds: the last term, not the sum") \
    ROW(one_copy, copy, "no sum over the copies") \
    ROW(short_sum, broadcast, "one row too few in the sum") \
    ROW(not_inverted, permute, "the permutation not inverted") \
    ROW(overwritten, gather, "a row written, not added") \
    ROW(next_row, gather, "rows off by one") \
    ROW(not_crossed, multiply, "factors not exchanged") \
    ROW(no_mask, relu, "passes where the result is 0") \
    ROW(no_three, gelu, "3 forgotten in the slope") \
    ROW(short_constant, gelu, "0.0447 for 0.044715") \
    ROW(of_argument, tanh, "1 - x x for 1 - y y") \
    ROW(half_slope, sigmoid, "1 - y for y (1 - y)") \
    ROW(opposite, log, "the sign")
#define PLANTED_NORMAL(ROW) \
    ROW(diagonal, softmax, "the diagonal of the matrix only") \
    ROW(not_exp, log_softmax, "log-probabilities for probabilities") \
    ROW(unit_loss, cross_entropy, "the covector taken for 1") \
    ROW(constant_mean, layer_norm, "the mean taken for a constant") \
    ROW(constant_variance, layer_norm, "the variance taken for a constant") \
    ROW(epsilon_outside, layer_norm, "epsilon outside the root") \
    ROW(mean_of_u, layer_norm, "the mean of u, not of u times gain") \
    ROW(no_gain, layer_norm, "d gain not times the normalised x")

#define PLANTED_NUMBER(name, op, what) name##_planted,
enum planted {
    PLANTED(PLANTED_NUMBER) PLANTED_NORMAL(PLANTED_NUMBER) PLANTED_COUNT
};

typedef struct Planted { const char *what; enum operation op; } Planted;
extern const Planted planted[PLANTED_COUNT];
extern RealReverse *const planted_reals[PLANTED_COUNT];
extern DualReverse *const planted_duals[PLANTED_COUNT];

#endif
