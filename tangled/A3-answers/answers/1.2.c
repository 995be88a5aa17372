#include "objects.h"

ARROW(uniform, VocabularySize, Distribution);

void uniform(const VocabularySize *restrict x, Distribution *restrict y)
{
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = i < x->count ? 1 / (real)x->count : 0;
}
