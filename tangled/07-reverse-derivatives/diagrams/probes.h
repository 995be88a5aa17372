/* probes.h - the arrows of the adjoint squares. */
#ifndef PROBES_H
#define PROBES_H

#include "planted.h"
#include "sample_layers.h"

INLINE void push_probe(const GainShift *restrict p,
    const Probe *restrict x, TwoVectors *restrict y)
{
    Vector value;
    normalised_dual(p, NULL, &x->moving.point, &x->moving.tangent, &value,
                    &y->first);
    y->second = x->covector;
}
PARAMETRIC(push_probe, GainShift, Probe, TwoVectors);

INLINE void pull_probe(const GainShift *restrict p,
    const Probe *restrict x, TwoVectors *restrict y)
{
    GainShift dp;
    Vector value;
    normalised_tape t;
    normalised_forward(p, &x->moving.point, &value, &t);
    normalised_reverse(p, &t, &x->covector, &dp, &y->first);
    y->second = x->moving.tangent;
}
PARAMETRIC(pull_probe, GainShift, Probe, TwoVectors);

INLINE void pull_probe_wrongly(const GainShift *restrict p,
    const Probe *restrict x, TwoVectors *restrict y)
{
    GainShift dp;
    Vector value;
    normalised_tape t;
    normalised_forward(p, &x->moving.point, &value, &t);
    planted_reals[constant_mean_planted]((Shape){ 0, WIDTH, 0 }, REALS(p),
        REALS(&t), REALS(&x->covector), REALS_OUT(&dp),
        REALS_OUT(&y->first));
    y->second = x->moving.tangent;
}
PARAMETRIC(pull_probe_wrongly, GainShift, Probe, TwoVectors);

INLINE void pair_ends(const TwoVectors *restrict x, Scalar *restrict y)
{
    y->at[0] = 0;
    for (int i = 0; i < WIDTH; i++)
        y->at[0] += x->first.at[i] * x->second.at[i];
}
INLINE void pair_begins(const TwoVectors *restrict x, Scalar *restrict y)
{
    pair_ends(x, y);
}
ARROW(pair_ends, TwoVectors, Scalar);
ARROW(pair_begins, TwoVectors, Scalar);

DEFINE_COPY(copy_whole, Whole, TwoWholes);
DEFINE_ADD(add_whole, TwoWholes, Whole);

INLINE void copy_tangent(const CopyProbe *restrict x, TwoPairs *restrict y)
{
    copy_whole(NULL, &x->tangent, &y->tangents);
    y->covectors = x->covectors;
}
INLINE void add_covectors(const CopyProbe *restrict x, TwoWholes *restrict y)
{
    y->first = x->tangent;
    add_whole(NULL, &x->covectors, &y->second);
}
ARROW(copy_tangent, CopyProbe, TwoPairs);
ARROW(add_covectors, CopyProbe, TwoWholes);

INLINE void pair_ones(const TwoWholes *restrict x, Scalar *restrict y)
{
    y->at[0] = 0;
    for (int i = 0; i < WIDTH; i++)
        y->at[0] += x->first.at[i] * x->second.at[i];
}
INLINE void pair_twos(const TwoPairs *restrict x, Scalar *restrict y)
{
    y->at[0] = 0;
    for (int i = 0; i < WIDTH; i++)
        y->at[0] += x->tangents.first.at[i] * x->covectors.first.at[i]
                  + x->tangents.second.at[i] * x->covectors.second.at[i];
}
ARROW(pair_ones, TwoWholes, Scalar);
ARROW(pair_twos, TwoPairs, Scalar);

#endif
