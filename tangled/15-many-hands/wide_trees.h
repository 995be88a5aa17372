/* wide_trees.h - trees and lists of floats, evaluated without rounding. */
#ifndef WIDE_TREES_H
#define WIDE_TREES_H

#include "sum_trees.h"
#include "wide_sums.h"

PARTIAL(wide_value, Unit, SumTree, WideSum);
PARTIAL(wide_of_list, Unit, SumList, WideSum);

/* The leaves, in an order that is given. */
typedef struct LeafOrder { int back[TREE_LEAVES]; } LeafOrder;
PARAMETRIC(leaves_shuffled, LeafOrder, SumTree, SumList);

#endif
