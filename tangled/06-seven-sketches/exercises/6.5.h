#include "behaviour.h"

/* 1 or 0; the width is at least 1 and at most the length of the whole */
int covers(int n, const Interval pieces[], Interval whole, int width);
