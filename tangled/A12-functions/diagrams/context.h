#include "elementary.h"
#include "sample_objects.h"

SPACE(Summands, 2);
SPACE(Sum, 1);
SPACE(Block, 8);
SPACE(Single, 1);
SAMPLED_SPACE(Summands);
SAMPLED_SPACE(Sum);
SAMPLED_SPACE(Block);
SAMPLED_SPACE(Single);
typedef struct Lane { int at; } Lane;

INLINE void Lane_sample(Source *s, Lane *x) { x->at = draw_below(s, 8); }
INLINE void Lane_print(FILE *out, const Lane *x)
{
    fprintf(out, "%d", x->at);
}

static void add_both(const Summands *restrict x, Sum *restrict y)
{
    y->at[0] = x->at[0] + x->at[1];
}

static void multiply_both(const Summands *restrict x, Sum *restrict y)
{
    y->at[0] = x->at[0] * x->at[1];
}

static void exp_of_sum(const Sum *restrict x, Sum *restrict y)
{
    y->at[0] = elementary_exp(x->at[0]);
}

static void exp_of_both(const Summands *restrict x, Summands *restrict y)
{
    elementary_exp_array(2, x->at, y->at);
}

static void exp_of_block(const Block *restrict x, Block *restrict y)
{
    elementary_exp_array(8, x->at, y->at);
}

static void exp_of_one(const Single *restrict x, Single *restrict y)
{
    y->at[0] = elementary_exp(x->at[0]);
}

static void take_lane(const Lane *restrict i, const Block *restrict x,
                      Single *restrict y)
{
    y->at[0] = x->at[i->at];
}

ARROW(add_both, Summands, Sum);
ARROW(multiply_both, Summands, Sum);
ARROW(exp_of_sum, Sum, Sum);
ARROW(exp_of_both, Summands, Summands);
ARROW(exp_of_block, Block, Block);
ARROW(exp_of_one, Single, Single);
PARAMETRIC(take_lane, Lane, Block, Single);
