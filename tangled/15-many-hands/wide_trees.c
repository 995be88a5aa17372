/* wide_trees.c - trees and lists of floats, evaluated without rounding. */
#include "wide_trees.h"

void leaves_shuffled(const LeafOrder *restrict p,
    const SumTree *restrict x, SumList *restrict y)
{
    y->length = x->leaves;
    for (int i = 0; i < x->leaves; i++) {
        const int k = p->back[i] % (i + 1);
        y->at[i] = y->at[k];
        y->at[k] = x->leaf[i];
    }
}

enum status wide_of_list(const Unit *restrict p,
    const SumList *restrict x, WideSum *restrict y)
{
    enum status s = OK;
    (void)p;
    *y = (WideSum){ .count = 0 };
    for (int i = 0; i < x->length && s == OK; i++)
        s = wide_add(x->at[i], y);
    return s;
}

enum status wide_value(const Unit *restrict p,
    const SumTree *restrict x, WideSum *restrict y)
{
    WideSum stack[TREE_LEAVES];
    enum status s = OK;
    int top = 0, leaf = 0;
    (void)p;
    for (const char *c = x->word; *c != '\0' && s == OK; c++)
        if (*c == '.') {
            stack[top] = (WideSum){ .count = 0 };
            s = wide_add(x->leaf[leaf++], &stack[top++]);
        } else {
            top--;
            s = wide_join(&stack[top], &stack[top - 1]);
        }
    *y = stack[0];
    return s;
}
