#include "arrow.h"

typedef struct Found { real value; int place; } Found;
Found further_up(Found a, Found b);
