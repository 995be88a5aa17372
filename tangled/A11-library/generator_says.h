/* generator_says.h - what each generator takes and gives, for strangers. */
#ifndef GENERATOR_SAYS_H
#define GENERATOR_SAYS_H

#include "generators.h"

static const char *const generator_says[GENERATOR_COUNT] = {
    [MATMUL] = "m x k, k x n -> m x n: the product of the matrices",
    [MATMUL_TN] = "m x k, m x n -> k x n: transposes the first, multiplies",
    [MATMUL_NT] = "m x n, k x n -> m x k: transposes the second, multiplies",
    [BIAS] = "m, m x n -> m x n: adds number i to row i",
    [GAIN] = "m, m x n -> m x n: multiplies row i by number i",
    [ADD] = "n, n -> n: x + y",
    [MULTIPLY] = "n, n -> n: x y, number by number",
    [MASK] = "n, n -> n: y where x is above 0, else 0",
    [SCALE] = "n, value -> n: value x",
    [RELU] = "n -> n: x where it is above 0, else 0",
    [GELU] = "n -> n: x (1 + tanh (sqrt (2 / pi) (x + 0.044715 x^3))) / 2",
    [TANH] = "n -> n: tanh x",
    [SIGMOID] = "n -> n: 1 / (1 + exp (-x))",
    [EXP] = "n -> n: exp x",
    [LOG] = "n -> n: log x",
    [SOFTMAX] = "m x n -> m x n: exp x, each column divided by its sum",
    [LOG_SUM_EXP] = "m x n -> n: of each column the log of the sum of exp x",
    [CROSS_ENTROPY] = "n, m x n -> n: of each column log_sum_exp, less the "
        "number in the row that its label names, from 0; labels first",
    [EXCESS] = "n, m x n -> m x n: cross_entropy's derivative, softmax less "
        "1 in the row of the label; labels first",
    [NORMALISE] = "m x n -> m x n: (x - mean) / sqrt (variance + 1e-5), in "
        "each column",
    [DEVIATION] = "m x n -> n: what normalise multiplies by, 1 / sqrt "
        "(variance + 1e-5), of each column",
    [GATHER] = "n, m x k -> k x n: column j is the row of the table that "
        "number j names, from 0",
    [SCATTER] = "n, k x n, dims m -> m x k: adds column j to the row that "
        "number j names, from 0; rows begin as 0",
    [SUM] = "m x n -> n: the sum of each column",
    [BROADCAST] = "n, dims m -> m x n: m rows, each the input",
    [TOTAL] = "m x n -> m: the sum of each row",
    [SPREAD] = "m, dims n -> m x n: row i is number i everywhere",
    [RESHAPE] = "any, dims n -> n: the same numbers in the same order",
    [PERMUTE] = "any, dims -> any: size i is size dims[i] of the input",
    [CONCATENATE] = "m x n, k x n -> (m + k) x n: one above the other",
    [SPLIT] = "m x n, dims k -> k x n, (m - k) x n: the rows above, and "
        "those below",
    [CONSTANT] = "dims n, value -> n: value everywhere",
    [ATTEND] = "C x SQ, C x SK, C x SK, dims H x Q x K, value -> C x SQ: "
        "queries ask keys and get values; in H heads, S sequences of Q "
        "queries and K keys side by side; value is 1 if causal, else 0",
    [ATTEND_BACK] = "C x SQ, C x SK, C x SK, C x SQ, dims H x Q x K, value "
        "-> C x SQ, C x SK, C x SK: dq, dk and dv, of q, k, v and dy; see "
        "attend",
};

#endif
