#include "cells.h"

typedef struct DetourTape { Five x; real ax[2]; } DetourTape;
void detour_forward(const thin_on *p, const Five *x, Four *y, DetourTape *t);
void detour_reverse(const thin_on *p, const DetourTape *t, const Four *dy,
                    thin_free *dp, Five *dx);
