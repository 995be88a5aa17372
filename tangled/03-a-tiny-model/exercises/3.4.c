/* Exercise 3.4: the windows of two texts joined. */
#include "3.4.h"

enum status join_windows(const Unit *restrict p,
                         const TrainingSetPair *restrict x,
                         TrainingSet *restrict y)
{
    (void)p;
    *y = x->left;
    return OK;
}
