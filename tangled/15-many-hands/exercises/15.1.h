#include "arrow.h"

void three_numbers(float x[3]);         /* each at most 100 */
