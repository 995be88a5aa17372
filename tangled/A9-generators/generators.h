/* generators.h - the signature: one row for each generator. */
#ifndef GENERATORS_H
#define GENERATORS_H

/* what the way back keeps: inputs, and the first output */
enum { X0 = 1, X1 = 2, X2 = 4, X3 = 8, Y0 = 16 };
/* operations, and calls of exp, log, tanh or sqrt: for each number of the
 * last input, and for each of its columns */
#define WORK(each, column, calls, column_calls) \
    { each, column, calls, column_calls, 0, 0 }
#define PRODUCT_WORK { 0, 0, 0, 0, 1, 0 }       /* 2 m k n */
#define NO_WORK WORK(0, 0, 0, 0)

#define PRODUCT_ROWS(ROW) \
    ROW(MATMUL, matmul, 2, 1, X0 | X1, product_nn, PRODUCT_WORK, \
        "m x k, k x n") \
    ROW(MATMUL_TN, matmul_tn, 2, 1, X0 | X1, product_tn, PRODUCT_WORK, \
        "m x k, m x n") \
    ROW(MATMUL_NT, matmul_nt, 2, 1, X0 | X1, product_nt, PRODUCT_WORK, \
        "m x n, k x n") \
    ROW(BIAS, bias, 2, 1, 0, by_row, WORK(1, 0, 0, 0), "m, m x n") \
    ROW(GAIN, gain, 2, 1, X0 | X1, by_row, WORK(1, 0, 0, 0), "m, m x n")

#define MAP_ROWS(ROW) \
    ROW(ADD, add, 2, 1, 0, pairwise, WORK(1, 0, 0, 0), "twice a shape") \
    ROW(MULTIPLY, multiply, 2, 1, X0 | X1, pairwise, WORK(1, 0, 0, 0), \
        "twice a shape") \
    ROW(MASK, mask, 2, 1, X0, pairwise, WORK(1, 0, 0, 0), "twice a shape") \
    ROW(SCALE, scale, 1, 1, 0, pointwise, WORK(1, 0, 0, 0), "any shape") \
    ROW(MAP, map, 1, 1, X0, mapped, NO_WORK, \
        "any shape, and up to four functions of a number")
#define FUNCTION_ROWS(ROW) \
    ROW(RELU, relu, 1, 1, Y0, pointwise, NO_WORK, "any shape") \
    ROW(GELU, gelu, 1, 1, X0, pointwise, WORK(8, 0, 1, 0), "any shape") \
    ROW(TANH, tanh, 1, 1, Y0, pointwise, WORK(0, 0, 1, 0), "any shape") \
    ROW(SIGMOID, sigmoid, 1, 1, Y0, pointwise, WORK(2, 0, 1, 0), \
        "any shape") \
    ROW(EXP, exp, 1, 1, Y0, pointwise, WORK(0, 0, 1, 0), "any shape") \
    ROW(LOG, log, 1, 1, Y0, pointwise, WORK(0, 0, 1, 0), "any shape")

#define COLUMN_ROWS(ROW) \
    ROW(SOFTMAX, softmax, 1, 1, Y0, columnwise, WORK(3, 0, 1, 0), "m x n") \
    ROW(LOG_SUM_EXP, log_sum_exp, 1, 1, X0, one_a_column, \
        WORK(2, 1, 1, 1), "m x n") \
    ROW(CROSS_ENTROPY, cross_entropy, 2, 1, X0 | X1, labelled_loss, \
        WORK(2, 2, 1, 1), "labels n, and m x n") \
    ROW(EXCESS, excess, 2, 1, X1, labelled, WORK(5, 1, 2, 1), \
        "labels n, and m x n") \
    ROW(NORMALISE, normalise, 1, 1, X0 | Y0, columnwise, \
        WORK(11, 2, 0, 1), "m x n") \
    ROW(DEVIATION, deviation, 1, 1, X0 | Y0, one_a_column, \
        WORK(11, 2, 0, 1), "m x n") \
    ROW(GATHER, gather, 2, 1, X0, gathered, NO_WORK, \
        "ids n (rank 0 to 3), and a table v x d") \
    ROW(SCATTER, scatter, 2, 1, X0, scattered, WORK(1, 0, 0, 0), \
        "ids n, d x n, and v")

#define SHAPE_ROWS(ROW) \
    ROW(SUM, sum, 1, 1, 0, one_a_column, WORK(1, 0, 0, 0), "m x n") \
    ROW(BROADCAST, broadcast, 1, 1, 0, broadcasted, NO_WORK, \
        "rank 0 to 3, and m") \
    ROW(TOTAL, total, 1, 1, 0, one_a_row, WORK(1, 0, 0, 0), "m x n") \
    ROW(SPREAD, spread, 1, 1, 0, spread_out, NO_WORK, "m, and n") \
    ROW(RESHAPE, reshape, 1, 1, 0, reshaped, NO_WORK, \
        "as many numbers as there are") \
    ROW(PERMUTE, permute, 1, 1, 0, permuted, NO_WORK, \
        "an order of the sizes there are") \
    ROW(CONCATENATE, concatenate, 2, 1, 0, joined, NO_WORK, \
        "m x n, k x n") \
    ROW(SPLIT, split, 1, 2, 0, parted, NO_WORK, \
        "m x n, and from 1 to m - 1") \
    ROW(CONSTANT, constant, 0, 1, 0, given, NO_WORK, "sizes from 1")

/* for each number of a query and each key that the query sees, 2 products;
 * for each head of such a pair, operations, and one exp; for each number
 * of a query, divisions */
#define ATTENTION_WORK(products, pair, each) \
    { each, 0, 1, 0, products, pair }
#define ATTENTION_ROWS(ROW) \
    ROW(ATTEND, attend, 3, 1, X0 | X1 | X2, attending, \
        ATTENTION_WORK(2, 3, 1), "q C x S Q, k and v C x S K, and H x Q x K" \
        " where H divides C, with 0, or 1 (causal) and Q <= K") \
    ROW(ATTEND_BACK, attend_back, 4, 3, X0 | X1 | X2 | X3, attending_back, \
        ATTENTION_WORK(5, 9, 0), "q and dy C x S Q, k and v C x S K, and H x" \
        " Q x K where H divides C, with 0, or 1 (causal) and Q <= K")

#define GENERATORS(ROW) PRODUCT_ROWS(ROW) MAP_ROWS(ROW) FUNCTION_ROWS(ROW) \
    COLUMN_ROWS(ROW) SHAPE_ROWS(ROW) ATTENTION_ROWS(ROW)
#define GENERATOR_NAME(NAME, ...) NAME,
enum generator { GENERATORS(GENERATOR_NAME) GENERATOR_COUNT };

#endif
