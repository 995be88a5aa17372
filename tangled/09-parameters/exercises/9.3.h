#include "cells.h"

SPACE(FourByFour, 4 * 4);
CELL(symmetric, FourByFour, FourByFour, FourByFour, FourByFour);
