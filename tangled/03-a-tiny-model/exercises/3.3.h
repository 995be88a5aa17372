#include "model.h"

ARROW(entropy, Logits, Loss);
