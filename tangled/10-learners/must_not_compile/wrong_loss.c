/* expect: cannot compose iris_sgd ; judge_plane: the codomain of iris_sgd is not the domain of judge_plane */
#include "perceptrons.h"

#ifdef ILL_TYPED
LEARNER(wrong, iris_sgd, judge_plane);
#else
LEARNER(right, iris_sgd, judge_species);
#endif
