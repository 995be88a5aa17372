/* sum_trees.h - sums with brackets, as data, and sums without. */
#ifndef SUM_TREES_H
#define SUM_TREES_H

#include "arrow.h"

enum { TREE_LEAVES = 8 };
typedef struct SumTree {
    int leaves;                         /* 1 .. TREE_LEAVES */
    char word[2 * TREE_LEAVES];         /* postfix; ends with a zero */
    real leaf[TREE_LEAVES];             /* from left to right */
} SumTree;
typedef struct TreeOfTrees {
    int parts;
    char word[2 * TREE_LEAVES];         /* a leaf is a part */
    SumTree part[TREE_LEAVES];          /* their leaves: TREE_LEAVES at most */
} TreeOfTrees;
ARROW(one_tree, TreeOfTrees, SumTree);
ARROW(tree_values, TreeOfTrees, SumTree);

typedef struct Sum { real value; } Sum;
ARROW(tree_value, SumTree, Sum);

typedef struct SumList {
    int length;                         /* 1 .. TREE_LEAVES */
    real at[TREE_LEAVES];
} SumList;
typedef struct ListOfLists {
    int parts;
    SumList part[TREE_LEAVES];          /* TREE_LEAVES together, at most */
} ListOfLists;
ARROW(one_list, ListOfLists, SumList);
ARROW(from_the_left, SumList, Sum);
ARROW(parts_from_the_left, ListOfLists, SumList);

#endif
