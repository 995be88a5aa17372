/* context.h - what the diagrams of this appendix use. */
#include "../named_state.h"
#include "../sample_files.h"
#include "sample_training.h"
#include "wrong_turns.h"

IDENTITY(State);
