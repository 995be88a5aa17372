/* check_lens.c - the typed functions of a primitive. */
#include "model.h"
#include "must_not_compile.h"
#include "sample_layers.h"
#include <math.h>

enum { CASES = 100 };
static Source source;
POINT_COVECTOR(ReadoutPair, Vector, Logits);
REVERSE_OF(readout_back, readout, ReadoutPair);
FORWARD_OF(readout_on, readout, Moving);
FORWARD_OF(gelu_on, smooth_rectifier, Moving);

_Static_assert(readout_tape_bytes == sizeof (Vector), "keeps x");
_Static_assert(shift_tape_bytes == 0 && total_tape_bytes == 0, "affine");
_Static_assert(normalised_tape_bytes == sizeof (Vector) + sizeof (real),
    "keeps x, normalised, and 1 / sigma");

static void draw_reals(int n, real at[])
{
    for (int i = 0; i < n; i++)
        at[i] = draw_real(&source);
}

START_TEST(forward_gives_the_bits_of_the_map)
{
    Logits x, a, b, t;
    Vector v, c, d, kept;
    Weights w;
    source_seed(&source, (uint64_t)_i);
    draw_reals(VOCABULARY, x.at);
    draw_reals(WIDTH, v.at);
    draw_reals(Weights_dim, w.at);
    log_probabilities(NULL, &x, &a);
    log_probabilities_forward(NULL, &x, &b, &t);
    ck_assert(Logits_gap(&a, &b) == 0 && Logits_gap(&b, &t) == 0);
    readout(&w, &v, &a);
    readout_forward(&w, &v, &b, &kept);
    ck_assert(Logits_gap(&a, &b) == 0 && Vector_gap(&v, &kept) == 0);
    smooth_rectifier(NULL, &v, &c);
    smooth_rectifier_forward(NULL, &v, &d, &kept);
    ck_assert(Vector_gap(&c, &d) == 0);
}
END_TEST

START_TEST(both_arrows_of_a_lens_are_transposes)
{
    Weights w;
    Moving m;
    ReadoutPair r;
    Logits vy;
    Vector dx;
    double left = 0, right = 0;
    source_seed(&source, (uint64_t)_i);
    draw_reals(Weights_dim, w.at);
    Moving_sample(&source, &m);
    r.point = m.point;
    draw_reals(VOCABULARY, r.covector.at);
    readout_on(&w, &m, &vy);
    readout_back(&w, &r, &dx);
    for (int i = 0; i < VOCABULARY; i++)
        left += (double)r.covector.at[i] * (double)vy.at[i];
    for (int i = 0; i < WIDTH; i++)
        right += (double)dx.at[i] * (double)m.tangent.at[i];
    ck_assert_double_eq_tol(left, right, 1e-5);
}
END_TEST

START_TEST(parameters_move_as_well)
{
    Weights w = { { 0 } }, vw = { { 0 } };
    Vector x = { { 2, 3 } }, vx = { { 1, -1 } };
    Logits y, vy;
    w.at[0] = 5;                        /* y[0] = 5 x[0] */
    vw.at[1] = 4;                       /* W[0][1] grows by 4 */
    readout_dual(&w, &vw, &x, &vx, &y, &vy);
    ck_assert(y.at[0] == 10 && vy.at[0] == 5 * 1 + 4 * 3);
    readout_dual(&w, NULL, &x, NULL, &y, &vy);
    ck_assert(y.at[0] == 10 && vy.at[0] == 0);
}
END_TEST

START_TEST(a_linear_layer_is_that_of_chapter_3)
{
    Head h;
    Weights w;
    Vector v;
    Logits a, b, c, bias;
    source_seed(&source, (uint64_t)_i);
    draw_reals(WIDTH, v.at);
    Head_sample(&source, &h);
    for (int i = 0; i < VOCABULARY; i++)
        for (int j = 0; j < WIDTH; j++)
            w.at[i * WIDTH + j] = h.weight[j][i];
    linear(&h, &v, &a);
    readout(&w, &v, &b);
    for (int i = 0; i < VOCABULARY; i++)
        bias.at[i] = h.bias[i];
    shift(&bias, &b, &c);
    ck_assert_double_le(Logits_gap(&a, &c), 1e-6);
}
END_TEST

START_TEST(softmax_is_that_of_chapter_3)
{
    Logits a, b, c;
    Distribution d;
    source_seed(&source, (uint64_t)_i);
    draw_reals(VOCABULARY, a.at);
    a.at[_i % VOCABULARY] += (real)(_i % 2) * 1000; /* the largest, anywhere */
    softmax(&a, &d);
    probabilities(NULL, &a, &b);
    log_probabilities(NULL, &a, &c);
    for (int i = 0; i < VOCABULARY; i++) {
        ck_assert_double_eq_tol((double)b.at[i], (double)d.at[i], 1e-7);
        ck_assert_double_eq_tol(exp((double)c.at[i]),
                                (double)d.at[i], 1e-6);
    }
}
END_TEST

static const struct { enum operation op; double x, y; } values[] = {
    { relu_operation,     -2, 0 },          { relu_operation, 0.5, 0.5 },
    { gelu_operation,      1, 0.84119199 }, { gelu_operation, -2,
                                              -0.04540231 },
    { tanh_operation,      1, 0.76159416 },
    { sigmoid_operation,   2, 0.88079708 }, { sigmoid_operation, -200, 0 },
    { exp_operation,       1, 2.71828183 },
    { log_operation,       2, 0.69314718 },
};

START_TEST(functions_of_a_coordinate_have_their_values)
{
    real x = (real)values[_i].x, y;
    operations[values[_i].op].forward((Shape){ 0, 1, 0 }, NULL, &x, &y, NULL);
    ck_assert_double_eq_tol((double)y, values[_i].y, 3e-7);
}
END_TEST

START_TEST(layer_norm_normalises)
{
    Vector x = { { 1, 2, 3, 6 } }, y;   /* mean 3, variance 3.5 */
    GainShift p = { { { 1, 1, 1, 2 } }, { { 0, 0, 5, 0 } } };
    normalised(&p, &x, &y);
    ck_assert_double_eq_tol((double)y.at[0], -2 / sqrt(3.50001), 1e-6);
    ck_assert_double_eq_tol((double)y.at[2], 5, 1e-6);
    ck_assert_double_eq_tol((double)y.at[3], 6 / sqrt(3.50001), 1e-6);
}
END_TEST

START_TEST(the_slope_of_gelu_at_zero_is_a_half)
{
    Moving m = { .tangent = { { 1, 2 } } };
    Vector vy;
    gelu_on(NULL, &m, &vy);
    ck_assert(vy.at[0] == (real)0.5 && vy.at[1] == 1);
}
END_TEST

int main(void)
{
    const int ill_typed_cases = ill_typed_programs(4);
    const Test tests[] = {
        { there_are_ill_typed_programs_and_a_compiler, 1 },
        { an_ill_typed_program_is_rejected_with_these_words,
          ill_typed_cases },
        { forward_gives_the_bits_of_the_map, CASES },
        { both_arrows_of_a_lens_are_transposes, CASES },
        { parameters_move_as_well, 1 },
        { a_linear_layer_is_that_of_chapter_3, CASES },
        { softmax_is_that_of_chapter_3, CASES },
        { functions_of_a_coordinate_have_their_values, ROWS(values) },
        { layer_norm_normalises, 1 },
        { the_slope_of_gelu_at_zero_is_a_half, 1 },
    };
    return run_tests("lens", ROWS(tests), tests);
}
