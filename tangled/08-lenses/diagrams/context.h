#include "../sample_lenses.h"
#include "wrong_turns.h"
