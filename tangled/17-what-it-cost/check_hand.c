/* check_hand.c - the step by hand has the bits of the term. */
#include "evaluate.h"
#include "hand_step.h"
#include "perceptron.h"
#include "source.h"
#include "step_term.h"
#include "testing.h"
#include "trial.h"

static _Alignas(max_align_t) unsigned char block[1 << 24];
static HandNet net;
static float x[HAND_IN][HAND_BATCH], label[HAND_BATCH];
static Source source;

static void fill(int n, float scale, float at[])
{
    for (int i = 0; i < n; i++)
        at[i] = scale * (float)draw_real(&source);
}

static void draw_net(int seed)
{
    source_seed(&source, (uint64_t)seed);
    fill(HAND_ONE * HAND_IN, 0.06F, net.w1[0]), fill(HAND_ONE, 1, net.b1);
    fill(HAND_TWO * HAND_ONE, 0.15F, net.w2[0]), fill(HAND_TWO, 1, net.b2);
    fill(HAND_OUT * HAND_TWO, 0.2F, net.w3[0]), fill(HAND_OUT, 1, net.b3);
    fill(HAND_IN * HAND_BATCH, 1, x[0]);
    for (int j = 0; j < HAND_BATCH; j++)
        label[j] = (float)draw_below(&source, HAND_OUT);
}

static void same(int n, const float a[], const float b[])
{
    for (int i = 0; i < n; i++)
        ck_assert_msg(a[i] == b[i], "number %d: %.9g by hand, %.9g", i,
                      (double)a[i], (double)b[i]);
}

START_TEST(a_step_by_hand_has_the_bits_of_the_term)
{
    static const int sizes[] = { HAND_IN, HAND_ONE, HAND_TWO, HAND_OUT };
    float *in[] = { net.w1[0], net.b1, net.w2[0], net.b2, net.w3[0], net.b3,
                    x[0], label };
    Arena a = arena_over(block, sizeof block);
    Term loss, step;
    float *out[7];
    draw_net(_i);
    term_begin(&a, "loss", &loss);
    perceptron(3, sizes, HAND_BATCH, &loss);
    term_begin(&a, "step", &step);
    term_descent(&loss, 6, 0.1, &step);
    ck_assert(step.status == OK);
    ck_assert(evaluate(&step, AS_INPUTS(in), &a, out, NULL) == OK);
    const float said = hand_step(&net, 0.1F, x, label);
    ck_assert_msg(said == out[6][0], "%.9g, %.9g", (double)said,
                  (double)out[6][0]);
    for (int i = 0; i < 6; i++)
        same(dims_count(term_out(&step, i)), in[i], out[i]);
}
END_TEST

START_TEST(by_hand_it_learns)
{
    draw_net(7);
    const float first = hand_step(&net, 0.1F, x, label);
    float last = first;
    for (int i = 0; i < 30; i++)
        last = hand_step(&net, 0.1F, x, label);
    ck_assert_msg(last < first / 4, "from %g to %g", (double)first,
                  (double)last);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_step_by_hand_has_the_bits_of_the_term, 3 },
        { by_hand_it_learns, 1 },
    };
    return run_tests("hand", ROWS(tests), tests);
}
