#include "pairs.h"
#include "sample_surprise.h"

COMPOSE(backwards, reversed, frequencies);
