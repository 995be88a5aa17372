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

SAMPLED(Weight);
SAMPLED(GridStep);              /* between 0.01 and 2 */
SAMPLED(Code);
SAMPLED(Cost);
SAMPLED_PRODUCT(Costs, Cost, first, Cost, second);
SAMPLED_PRODUCT(Plan, Costs, early, Costs, late);
SAMPLED(Machines);
SAMPLED(Merged);
SAMPLED_SPACE(RunCounts);
SAMPLED_PRODUCT(TwoCounts, RunCounts, cloud, RunCounts, laptop);
void preorder_sample(Source *s, Relation *x);
SAMPLED(Relation);
SAMPLED_PRODUCT(RelationPair, Relation, first, Relation, second);
SAMPLED(MapPair);
SAMPLED(AnyMapPair);
SAMPLED(Flow);
SAMPLED(Signal);
SAMPLED(FlowInput);
void circuit_sample(Source *s, int lefts, int rights, Circuit *x);
SAMPLED(Resistance);
SAMPLED(TwoOhms);
SAMPLED(Log);
SAMPLED(Width);
SAMPLED(Truth);
SAMPLED(CutLog);
SAMPLED(LogPair);               /* agreeing, and sharing a step */

#endif
