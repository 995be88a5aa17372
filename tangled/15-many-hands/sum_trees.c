/* sum_trees.c - sums with brackets, as data, and sums without. */
#include "sum_trees.h"
#include <string.h>

void tree_value(const SumTree *restrict x, Sum *restrict y)
{
    real stack[TREE_LEAVES];
    int top = 0, leaf = 0;
    for (const char *c = x->word; *c != '\0'; c++)
        if (*c == '.') {
            stack[top++] = x->leaf[leaf++];
        } else {
            top--;
            stack[top - 1] = stack[top - 1] + stack[top];
        }
    y->value = stack[0];
}

void tree_values(const TreeOfTrees *restrict x, SumTree *restrict y)
{
    y->leaves = x->parts;
    memcpy(y->word, x->word, sizeof y->word);
    for (int i = 0; i < x->parts; i++) {
        Sum sum;
        tree_value(&x->part[i], &sum);
        y->leaf[i] = sum.value;
    }
}

void one_tree(const TreeOfTrees *restrict x, SumTree *restrict y)
{
    size_t at = 0;
    int part = 0;
    y->leaves = 0;
    for (const char *c = x->word; *c != '\0'; c++) {
        if (*c == '+') {
            y->word[at++] = '+';
            continue;
        }
        const SumTree *t = &x->part[part++];
        for (const char *d = t->word; *d != '\0'; d++)
            y->word[at++] = *d;
        for (int i = 0; i < t->leaves; i++)
            y->leaf[y->leaves++] = t->leaf[i];
    }
    y->word[at] = '\0';
}

void from_the_left(const SumList *restrict x, Sum *restrict y)
{
    y->value = x->at[0];
    for (int i = 1; i < x->length; i++)
        y->value += x->at[i];
}

void parts_from_the_left(const ListOfLists *restrict x, SumList *restrict y)
{
    y->length = x->parts;
    for (int i = 0; i < x->parts; i++) {
        Sum sum;
        from_the_left(&x->part[i], &sum);
        y->at[i] = sum.value;
    }
}

void one_list(const ListOfLists *restrict x, SumList *restrict y)
{
    y->length = 0;
    for (int i = 0; i < x->parts; i++)
        for (int k = 0; k < x->part[i].length; k++)
            y->at[y->length++] = x->part[i].at[k];
}
