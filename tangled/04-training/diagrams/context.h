/* context.h - what the diagrams of this chapter use. */
#include "../checkpoint.h"
#include "../sample_counts.h"
#include "../sample_training.h"
#include "wrong_turns.h"

IDENTITY(State);
