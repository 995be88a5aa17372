#include "objects.h"

typedef struct { real value; } Probability;     /* 0 <= value <= 1 */
PARTIAL(probability, Unit, Real, Probability);
