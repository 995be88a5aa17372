#include "flow.h"

int filter(Flow *x);            /* the node of a drawing 4 -> 2 */
