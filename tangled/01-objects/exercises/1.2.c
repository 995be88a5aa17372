/* Exercise 1.2: the uniform distribution of a vocabulary. */
#include "objects.h"

ARROW(uniform, VocabularySize, Distribution);

void uniform(const VocabularySize *restrict x, Distribution *restrict y)
{
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = (real)(x->count == 0);
}
