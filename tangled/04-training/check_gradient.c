/* check_gradient.c - the gradients, in double. */
#include "counts.h"
#include "rows.h"
#include "sample_training.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { SEEDS = 60 };
_Static_assert(sizeof (real) == sizeof (double), "the tests need digits");

/* A random case, with the gradient in one of three ways. */
typedef struct { Parameters p, v; TrainingSet x; Gradient g; } Case;

static Case sampled(int seed)
{
    Source s;
    Case c;
    PairCounts counts;
    source_seed(&s, (uint64_t)seed);
    Parameters_sample(&s, &c.p);
    Parameters_sample(&s, &c.v);
    TrainingSet_sample(&s, &c.x);
    count_pairs(&c.x, &counts);
    if (seed % 3 == 0)
        gradient(&c.p, &c.x, &c.g);
    else if (seed % 3 == 1)
        gradient_in_rows(&c.p, &c.x, &c.g);
    else
        ck_assert_int_eq(gradient_on_counts(&c.p, &counts, &c.g), OK);
    return c;
}

START_TEST(a_change_of_basis_changes_no_loss)
{
    const Case c = sampled(_i);
    for (int i = 0; i < WIDTH; i++)
        for (int k = 0; k < WIDTH; k++) {
            double left = 0, right = 0;
            for (int j = 0; j < VOCABULARY; j++) {
                left += c.p.embedding.at[j][i] * c.g.embedding.at[j][k];
                right += c.g.head.weight[i][j] * c.p.head.weight[k][j];
            }
            ck_assert_double_eq_tol(left, right, 1e-14);
        }
}
END_TEST

START_TEST(adding_a_constant_to_the_logits_changes_no_loss)
{
    const Case c = sampled(_i);
    double of_bias = 0;
    for (int j = 0; j < VOCABULARY; j++)
        of_bias += c.g.head.bias[j];
    ck_assert_double_eq_tol(of_bias, 0, 1e-15);
    for (int i = 0; i < WIDTH; i++) {
        double of_row = 0;
        for (int j = 0; j < VOCABULARY; j++)
            of_row += c.g.head.weight[i][j];
        ck_assert_double_eq_tol(of_row, 0, 1e-15);
    }
}
END_TEST

/* The mean loss at p + h v. */
static double loss_at(const Case *c, real h)
{
    Parameters q = c->p;
    Loss loss;
    const Gradient back = { c->v.embedding, c->v.head };
    descend_in_place(&(LearningRate){ -h }, &back, &q);
    mean_loss(&q, &c->x, &loss);
    return loss.nats;
}

/* The inner product of g and v. */
static double slope_of(const Case *c)
{
    double sum = 0;
    for (int j = 0; j < VOCABULARY; j++) {
        sum += c->g.head.bias[j] * c->v.head.bias[j];
        for (int i = 0; i < WIDTH; i++)
            sum += c->g.head.weight[i][j] * c->v.head.weight[i][j]
                 + c->g.embedding.at[j][i] * c->v.embedding.at[j][i];
    }
    return sum;
}

START_TEST(the_gradient_is_the_slope_in_every_direction)
{
    const Case c = sampled(_i);
    const double h = 1e-4, rise = loss_at(&c, h) - loss_at(&c, -h);
    ck_assert_double_eq_tol(rise / (2 * h), slope_of(&c), 1e-7);
}
END_TEST

START_TEST(a_token_that_is_not_read_has_no_gradient)
{
    const Case c = sampled(_i);
    for (int k = 0; k < VOCABULARY; k++) {
        int read = 0;
        for (int i = 0; i < c.x.count; i++)
            read += c.x.at[i].input.index == k;
        for (int j = 0; read == 0 && j < WIDTH; j++)
            ck_assert(c.g.embedding.at[k][j] == 0);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_change_of_basis_changes_no_loss, SEEDS },
        { adding_a_constant_to_the_logits_changes_no_loss, SEEDS },
        { the_gradient_is_the_slope_in_every_direction, SEEDS },
        { a_token_that_is_not_read_has_no_gradient, SEEDS },
    };
    return run_tests("gradient", ROWS(tests), tests);
}
