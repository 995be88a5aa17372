/* sample_lenses.c - how the objects of chapter 8 are drawn and compared. */
#include "sample_lenses.h"
#include <math.h>

void Layer_sample(Source *s, Layer *x)
{
    matrix_sample(s, ACTIVATION, ACTIVATION, x->weight);
    reals_sample(s, ACTIVATION, x->bias);
}

double Layer_gap(const Layer *a, const Layer *b)
{
    return fmax(matrix_gap(ACTIVATION, ACTIVATION, a->weight, b->weight),
                reals_gap(ACTIVATION, a->bias, b->bias));
}

void Layer_print(FILE *out, const Layer *x)
{
    for (int i = 0; i < ACTIVATION; i++)
        reals_print(out, ACTIVATION, x->weight[i]);
    reals_print(out, ACTIVATION, x->bias);
}

void Stack_sample(Source *s, Stack *x)
{
    for (int k = 0; k < STACK; k++)
        Layer_sample(s, &x->at[k]);
}

double Stack_gap(const Stack *a, const Stack *b)
{
    double gap = 0;
    for (int k = 0; k < STACK; k++)
        gap = fmax(gap, Layer_gap(&a->at[k], &b->at[k]));
    return gap;
}

/* Too many numbers for a line: the sum of each layer's. */
static void sums_print(FILE *out, const Layer at[STACK])
{
    real sum[STACK] = { 0 };
    for (int k = 0; k < STACK; k++)
        for (int i = 0; i < ACTIVATION; i++) {
            sum[k] += at[k].bias[i];
            for (int j = 0; j < ACTIVATION; j++)
                sum[k] += at[k].weight[i][j];
        }
    reals_print(out, STACK, sum);
}

void Stack_print(FILE *out, const Stack *x)
{
    fputs("layers with the sums ", out);
    sums_print(out, x->at);
}

void StackGradient_sample(Source *s, StackGradient *x)
{
    for (int k = 0; k < STACK; k++)
        Layer_sample(s, &x->dp[k]);
    Activation_sample(s, &x->dx);
}

double StackGradient_gap(const StackGradient *a, const StackGradient *b)
{
    double gap = Activation_gap(&a->dx, &b->dx);
    for (int k = 0; k < STACK; k++)
        gap = fmax(gap, Layer_gap(&a->dp[k], &b->dp[k]));
    return gap;
}

void StackGradient_print(FILE *out, const StackGradient *x)
{
    fputs("dx ", out);
    Activation_print(out, &x->dx);
    fputs(", sums of dp ", out);
    sums_print(out, x->dp);
}

void Middle_sample(Source *s, Middle *x)
{
    Activation_sample(s, &x->x);
    Activation_sample(s, &x->y);
    Activation_sample(s, &x->dz);
}

double Middle_gap(const Middle *a, const Middle *b)
{
    return fmax(Activation_gap(&a->x, &b->x),
                fmax(Activation_gap(&a->y, &b->y),
                     Activation_gap(&a->dz, &b->dz)));
}

void Middle_print(FILE *out, const Middle *x)
{
    Activation_print(out, &x->x);
    Activation_print(out, &x->y);
    Activation_print(out, &x->dz);
}

void two_layers_pair_sample(Source *s, two_layers_pair *x)
{
    Layer_sample(s, &x->f);
    Layer_sample(s, &x->g);
}

double two_layers_pair_gap(const two_layers_pair *a, const two_layers_pair *b)
{
    return fmax(Layer_gap(&a->f, &b->f), Layer_gap(&a->g, &b->g));
}

void two_layers_pair_print(FILE *out, const two_layers_pair *x)
{
    Layer_print(out, &x->f);
    Layer_print(out, &x->g);
}

void Network_sample(Source *s, Network *x)
{
    Widening_sample(s, &x->widen);
    Features_sample(s, &x->lift);
    Narrowing_sample(s, &x->narrow);
    Scores_sample(s, &x->target);
}

double Network_gap(const Network *a, const Network *b)
{
    return fmax(fmax(Widening_gap(&a->widen, &b->widen),
                     Features_gap(&a->lift, &b->lift)),
                fmax(Narrowing_gap(&a->narrow, &b->narrow),
                     Scores_gap(&a->target, &b->target)));
}

void Network_print(FILE *out, const Network *x)
{
    Widening_print(out, &x->widen);
    Features_print(out, &x->lift);
    Narrowing_print(out, &x->narrow);
    Scores_print(out, &x->target);
}
