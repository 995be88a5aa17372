#include "interchanged.h"
#include "regrouped.h"
#include "tables.h"
#include "through.h"
