#include "model.h"

ARROW(subtract_mean, Logits, Logits);
void unfortunate_logits(Logits *x);
