#include "cuts.h"

PARAMETRIC(law_near_top, Cut, Law, Law);        /* uses share */
