/* check_signature.c - the rules for shapes, and the work of each row. */
#include "signature.h"
#include "testing.h"
#include <limits.h>

#define D(...) { sizeof (int[]){ __VA_ARGS__ } / sizeof (int), \
    { __VA_ARGS__ } }
#define NO { 0, { 0 } }                 /* a number, or no attributes */
#define BAD { -1, { 0 } }
typedef struct Question {
    enum generator g;
    Dims first, last, with, out, rest;
} Question;


static const Question fitting[] = {
    { MATMUL, D(4, 3), D(3, 2, 5), NO, D(4, 2, 5), NO },
    { MATMUL_TN, D(4, 3), D(4, 2), NO, D(3, 2), NO },
    { MATMUL_NT, D(4, 2, 3), D(5, 2, 3), NO, D(4, 5), NO },
    { BIAS, D(4), D(4, 3), NO, D(4, 3), NO },
    { GAIN, D(4), D(4), NO, D(4), NO }, { ADD, NO, NO, NO, NO, NO },
    { MULTIPLY, D(2, 3), D(2, 3), NO, D(2, 3), NO },
    { SCALE, D(2, 3, 4, 5), NO, NO, D(2, 3, 4, 5), NO },
    { MAP, D(3), NO, D(RELU, LOG), D(3), NO },
    { SOFTMAX, D(4, 3), NO, NO, D(4, 3), NO },
    { LOG_SUM_EXP, D(4, 3, 2), NO, NO, D(3, 2), NO },
    { CROSS_ENTROPY, D(3), D(4, 3), NO, D(3), NO },
    { EXCESS, D(3), D(4, 3), NO, D(4, 3), NO },
    { NORMALISE, D(4), NO, NO, D(4), NO }, { DEVIATION, D(4), NO, NO, NO, NO },
};

static const Question movements[] = {
    { GATHER, D(2, 3), D(7, 5), NO, D(5, 2, 3), NO },
    { SCATTER, D(2, 3), D(5, 2, 3), D(7), D(7, 5), NO },
    { SUM, D(4, 3), NO, NO, D(3), NO }, { TOTAL, D(4, 3, 2), NO, NO, D(4), NO },
    { BROADCAST, D(3), NO, D(4), D(4, 3), NO },
    { SPREAD, D(4), NO, D(3, 2), D(4, 3, 2), NO },
    { RESHAPE, D(4, 3), NO, D(2, 6), D(2, 6), NO },
    { PERMUTE, D(4, 3, 2), NO, D(2, 0, 1), D(2, 4, 3), NO },
    { CONCATENATE, D(4, 3), D(2, 3), NO, D(6, 3), NO },
    { CONCATENATE, D(4), D(2), NO, D(6), NO },
    { SPLIT, D(4, 3), NO, D(1), D(1, 3), D(3, 3) },
    { CONSTANT, NO, NO, D(2, 3), D(2, 3), NO },
    { PERMUTE, D(4, 3), NO, D(0, 0), BAD, NO },
    { PERMUTE, D(4, 3), NO, D(0, 2), BAD, NO },
    { PERMUTE, D(4, 3), NO, D(-1, 0), BAD, NO },
    { PERMUTE, D(4, 3), NO, D(0), BAD, NO },
    { CONCATENATE, D(4, 3), D(2, 2), NO, BAD, NO },
    { CONCATENATE, D(INT_MAX), D(1), NO, BAD, NO },
    { SPLIT, D(4, 3), NO, D(4), BAD, NO },
    { SPLIT, D(4, 3), NO, D(0), BAD, NO },
    { SPLIT, D(4, 3), NO, D(1, 1), BAD, NO },
    { SPLIT, NO, NO, D(-1), BAD, NO },
};

static const Question misfits[] = {
    { MATMUL, D(4), D(4), NO, BAD, NO }, { MATMUL, D(4, 3), NO, NO, BAD, NO },
    { MATMUL, D(4, 3), D(4, 2), NO, BAD, NO },
    { MATMUL_TN, D(4), D(4), NO, BAD, NO },
    { MATMUL_TN, D(4, 3), NO, NO, BAD, NO },
    { MATMUL_TN, D(4, 3), D(3, 2), NO, BAD, NO },
    { MATMUL_NT, NO, D(3), NO, BAD, NO }, { MATMUL_NT, D(3), NO, NO, BAD, NO },
    { MATMUL_NT, D(4, 2), D(5, 3), NO, BAD, NO },
    { BIAS, D(4, 3), D(4, 3), NO, BAD, NO }, { BIAS, NO, NO, NO, BAD, NO },
    { BIAS, D(3), D(4, 3), NO, BAD, NO }, { ADD, D(3), D(4), NO, BAD, NO },
    { MASK, D(3), D(3, 1), NO, BAD, NO }, { MAP, D(3), NO, NO, BAD, NO },
    { MAP, D(3), NO, D(RELU, SCALE), BAD, NO },
    { MAP, D(3), NO, D(LOG + 1), BAD, NO },
};

static const Question more_misfits[] = {
    { SOFTMAX, NO, NO, NO, BAD, NO }, { SUM, NO, NO, NO, BAD, NO },
    { TOTAL, NO, NO, NO, BAD, NO }, { EXCESS, D(2), D(4, 3), NO, BAD, NO },
    { CROSS_ENTROPY, NO, NO, NO, BAD, NO },
    { GATHER, D(1, 1, 1, 1), D(7, 5), NO, BAD, NO },
    { GATHER, D(2), D(7), NO, BAD, NO },
    { SCATTER, D(3), D(5, 2), D(7), BAD, NO },
    { SCATTER, D(3), D(5, 3), NO, BAD, NO },
    { SCATTER, NO, NO, D(7), BAD, NO },
    { BROADCAST, D(1, 1, 1, 1), NO, D(2), BAD, NO },
    { BROADCAST, D(3), NO, NO, BAD, NO },
    { SPREAD, D(4, 3), NO, D(2), BAD, NO },
    { SPREAD, D(4), NO, D(1, 1, 1, 1), BAD, NO },
    { RESHAPE, D(4, 3), NO, D(2, 5), BAD, NO },
    { RESHAPE, D(4), NO, D(-2, -2), BAD, NO },
};

static void ask(const Question *q)
{
    const Dims in[IN_MAX] = { q->first, q->last };
    const Attributes with = { .dims = q->with };
    Dims out[OUT_MAX] = { { 0 } };
    const int fits = signature[q->g].shape(&with, in, out);
    ck_assert_int_eq(fits, q->out.rank >= 0);
    ck_assert(!fits || dims_equal(out[0], q->out));
    ck_assert(!fits || dims_equal(out[1], q->rest));
}

START_TEST(types_that_fit) { ask(&fitting[_i]); } END_TEST
START_TEST(types_of_movements) { ask(&movements[_i]); } END_TEST
START_TEST(types_that_do_not_fit) { ask(&misfits[_i]); } END_TEST
START_TEST(more_that_do_not_fit) { ask(&more_misfits[_i]); } END_TEST

static const struct { enum generator g; int flops, calls; } works[] = {
    { BIAS, 12, 0 }, { GAIN, 12, 0 }, { ADD, 12, 0 }, { MULTIPLY, 12, 0 },
    { MASK, 12, 0 }, { SCALE, 12, 0 }, { MAP, 0, 0 }, { RELU, 0, 0 },
    { GELU, 96, 12 }, { TANH, 0, 12 }, { SIGMOID, 24, 12 }, { EXP, 0, 12 },
    { LOG, 0, 12 }, { SOFTMAX, 36, 12 }, { LOG_SUM_EXP, 27, 15 },
    { CROSS_ENTROPY, 30, 15 }, { EXCESS, 63, 27 }, { NORMALISE, 138, 3 },
    { DEVIATION, 138, 3 }, { GATHER, 0, 0 }, { SCATTER, 12, 0 },
    { SUM, 12, 0 }, { BROADCAST, 0, 0 }, { TOTAL, 12, 0 }, { SPREAD, 0, 0 },
    { RESHAPE, 0, 0 }, { PERMUTE, 0, 0 }, { CONCATENATE, 0, 0 },
    { SPLIT, 0, 0 }, { CONSTANT, 0, 0 },
};

START_TEST(work_is_what_was_counted)
{
    const Row *row = &signature[works[_i].g];
    ck_assert_int_eq(12 * row->work.each + 3 * row->work.column,
                     works[_i].flops);
    ck_assert_int_eq(12 * row->work.calls + 3 * row->work.column_calls,
                     works[_i].calls);
    ck_assert(row->work.products == 0 && row->work.pair == 0);
}
END_TEST

START_TEST(inputs_and_outputs_are_counted)
{
    static const enum generator two[] = { MATMUL, MATMUL_TN, MATMUL_NT, BIAS,
        GAIN, ADD, MULTIPLY, MASK, CROSS_ENTROPY, EXCESS, GATHER, SCATTER,
        CONCATENATE };
    for (int g = 0; g < GENERATOR_COUNT; g++) {
        int inputs = g == ATTEND ? 3 : g == ATTEND_BACK ? 4 : g != CONSTANT;
        for (size_t i = 0; i < sizeof two / sizeof *two; i++)
            inputs += two[i] == (enum generator)g;
        ck_assert_int_eq(signature[g].inputs, inputs);
        ck_assert_int_eq(signature[g].outputs, g == SPLIT ? 2
            : g == ATTEND_BACK ? 3 : 1);
    }
}
END_TEST

typedef struct Heads {
    enum generator g;
    int fits;
    double causal;
    Dims q, k, v, dy, with;
} Heads;

static const Heads heads[] = {
    { ATTEND, 1, 0, D(6, 8), D(6, 6), D(6, 6), NO, D(2, 4, 3) },
    { ATTEND, 1, 1, D(6, 2, 3), D(6, 12), D(6, 12), NO, D(3, 3, 6) },
    { ATTEND, 1, 1, D(6), D(6, 5), D(6, 5), NO, D(6, 1, 5) },
    { ATTEND_BACK, 1, 1, D(6, 3), D(6, 6), D(6, 6), D(6, 3), D(2, 3, 6) },
    { ATTEND, 0, 0, D(6, 8), D(6, 6), D(6, 6), NO, D(4, 4, 3) },
    { ATTEND, 0, 0, D(6, 8), D(6, 6), D(6, 6), NO, D(2, 3, 2) },
    { ATTEND, 0, 0, D(6, 8), D(6, 6), D(6, 6), NO, D(2, 4, 4) },
    { ATTEND, 0, 0, D(6, 8), D(6, 6), D(6, 6), NO, D(2, 4, 6) },
    { ATTEND, 0, 1, D(6, 8), D(6, 6), D(6, 6), NO, D(2, 4, 3) },
    { ATTEND, 0, 0.5, D(6, 3), D(6, 6), D(6, 6), NO, D(2, 3, 6) },
    { ATTEND, 0, 0, D(6, 4), D(3, 4), D(3, 4), NO, D(1, 4, 4) },
    { ATTEND, 0, 0, D(6, 4), D(6, 4), D(6, 2, 2), NO, D(1, 4, 4) },
    { ATTEND, 0, 0, D(6, 4), D(6, 4), D(6, 4), NO, D(1, 4) },
    { ATTEND, 0, 0, D(6, 4), D(6, 4), D(6, 4), NO, D(0, 4, 4) },
    { ATTEND, 0, 0, NO, D(6, 4), D(6, 4), NO, D(1, 1, 4) },
    { ATTEND, 0, 0, D(6, 4), NO, NO, NO, D(1, 4, 1) },
    { ATTEND_BACK, 0, 1, D(6, 3), D(6, 6), D(6, 6), D(6, 6), D(2, 3, 6) },
};

START_TEST(heads_divide_rows_and_sequences_columns)
{
    const Dims in[] = { heads[_i].q, heads[_i].k, heads[_i].v,
                        heads[_i].dy };
    const Attributes with = { heads[_i].with, heads[_i].causal };
    Dims out[OUT_MAX];
    const int fits = signature[heads[_i].g].shape(&with, in, out);
    ck_assert_int_eq(fits, heads[_i].fits);
    ck_assert(!fits || dims_equal(out[0], in[0]));
    ck_assert(!fits || heads[_i].g == ATTEND
              || (dims_equal(out[1], in[1]) && dims_equal(out[2], in[1])));
}
END_TEST

START_TEST(pairs_are_what_the_queries_see)
{
    const Attributes with = { DIMS(1, _i % 7 + 1, _i % 7 + 1 + _i / 7 % 3),
                              _i / 21 };
    int pairs = 0;
    for (int i = 0; i < with.dims.at[1]; i++)
        pairs += attend_seen(&with, i);
    ck_assert(attend_pairs(&with) == pairs);
    ck_assert_int_eq(attend_seen(&with, with.dims.at[1] - 1),
                     with.dims.at[2]);
    ck_assert_int_eq(attend_seen(&with, 0), with.value == 1
        ? 1 + with.dims.at[2] - with.dims.at[1] : with.dims.at[2]);
}
END_TEST

START_TEST(sizes_that_fit)
{
    const Dims five = { .rank = 5, .at = { 1, 1, 1, 1 } };
    const Dims less = { .rank = -1 };
    char text[8] = "a";
    ck_assert(dims_fit(DIMS(46340, 46340)) && dims_fit(DIMS(INT_MAX)));
    ck_assert(!dims_fit(DIMS(65536, 65536)) && !dims_fit(DIMS(3, 0)));
    ck_assert(!dims_fit(DIMS(46341, 46341)) && !dims_fit(DIMS(-1, -1)));
    ck_assert(!dims_fit(five) && !dims_fit(less));
    dims_write(DIMS(128, 32, 5), sizeof text, text);
    ck_assert_str_eq(text, "a128x32");  /* cut to fit */
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { types_that_fit, ROWS(fitting) },
        { types_of_movements, ROWS(movements) },
        { types_that_do_not_fit, ROWS(misfits) },
        { more_that_do_not_fit, ROWS(more_misfits) },
        { work_is_what_was_counted, ROWS(works) },
        { inputs_and_outputs_are_counted, 1 }, { sizes_that_fit, 1 },
        { heads_divide_rows_and_sequences_columns, ROWS(heads) },
        { pairs_are_what_the_queries_see, 42 },
    };
    return run_tests("signature", ROWS(tests), tests);
}
