#include "13.2.h"
#include "evaluate.h"
#include "source.h"
#include "term_lens.h"
#include "testing.h"

enum { NUMBERS = 400 };
static _Alignas(max_align_t) unsigned char block[1 << 20];
static real numbers_in[9][NUMBERS];

static void draw_numbers(real g)
{
    static Source source;
    source_seed(&source, 13);
    for (int i = 0; i < 9; i++)
        for (int k = 0; k < NUMBERS; k++)
            numbers_in[i][k] = i == 7 ? g : draw_real(&source);
}

/* The gradient of a gated perceptron at a gate of g: y, then gradients. */
static void run_gated(real g, real *out[])
{
    const GptShape s = { { 1, 1, 8, 4, 3 }, 1, 4 };
    const real *in[9];
    Arena a = arena_over(block, sizeof block);
    Term f, t, h;
    draw_numbers(g);
    for (int i = 0; i < 9; i++)
        in[i] = numbers_in[i];
    term_begin(&a, "mlp", &f), term_begin(&a, "gated", &t);
    term_begin(&a, "gradient", &h);
    gpt_mlp(&s, &f);
    gated_residual(&f, &t);
    term_gradient(&t, &h);
    ck_assert(h.status == OK && h.input.count == 9);
    ck_assert(evaluate(&h, in, &a, out, NULL) == OK);
}

START_TEST(closed_it_is_the_identity)
{
    real *out[9];
    run_gated(0, out);
    int moves = 0;
    for (int i = 0; i < 32; i++) {
        ck_assert(out[0][i] == numbers_in[0][i]);
        ck_assert(out[1][i] == numbers_in[8][i]);
    }
    for (int i = 0; i < 8; i++)
        moves += out[8][i] != 0;
    ck_assert(moves == 8 && out[4][0] == 0);
    run_gated(1, out);
    ck_assert(out[4][0] != 0 && out[0][0] != numbers_in[0][0]);
}
END_TEST

int main(void)
{
    const Test test = { closed_it_is_the_identity, 1 };
    return run_tests("exercise 13.2", 1, &test);
}
