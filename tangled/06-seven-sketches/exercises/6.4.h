#include "circuit.h"

MUST_CHECK enum status bridge(const double ohms[5], Circuit *y);
