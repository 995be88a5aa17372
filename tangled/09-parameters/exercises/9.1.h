#include "cells.h"

SPACE(Single, 1);
CELL(spread, Single, Single, Five, Five);
