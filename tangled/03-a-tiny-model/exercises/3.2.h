#include "model.h"

typedef struct { real value; } Temperature;
PARTIAL(soften, Temperature, Logits, Distribution);
