#include "bracketing.h"

void ten_layers(Bracketing *b);
