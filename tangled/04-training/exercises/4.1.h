#include "training.h"

ARROW(save_and_load, State, State);
