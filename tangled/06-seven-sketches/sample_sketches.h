/* sample_sketches.h - the objects of this chapter, for tests and diagrams. */
#ifndef SAMPLE_SKETCHES_H
#define SAMPLE_SKETCHES_H

#include "behaviour.h"
#include "circuit.h"
#include "codesign.h"
#include "database.h"
#include "flow.h"
#include "order.h"
#include "resources.h"
#include "sample_objects.h"

/* What a diagram starts from is drawn, what it ends in is compared. */
#define DRAWN(T) \
    void T##_sample(Source *s, T *x); \
    void T##_print(FILE *out, const T *x)
#define COMPARED(T) \
    double T##_gap(const T *a, const T *b); \
    void T##_print(FILE *out, const T *x)

DRAWN(GridStep);                /* 0.01 to 1.99 */
SAMPLED(Code);
SAMPLED(Cost);
SAMPLED_PRODUCT(Costs, Cost, first, Cost, second);
SAMPLED_PRODUCT(Plan, Costs, early, Costs, late);
DRAWN(Machines);
DRAWN(Merged);
SAMPLED_SPACE(RunCounts);
void preorder_sample(Source *s, Relation *x);
COMPARED(Relation);
DRAWN(MapPair);
DRAWN(AnyMapPair);
COMPARED(Signal);
DRAWN(FlowInput);
void circuit_sample(Source *s, int lefts, int rights, Circuit *x);
COMPARED(Resistance);
DRAWN(TwoOhms);
SAMPLED(Log);
SAMPLED(Width);
COMPARED(Truth);
DRAWN(CutLog);
DRAWN(LogPair);                 /* agreeing, and sharing a step */

#endif
