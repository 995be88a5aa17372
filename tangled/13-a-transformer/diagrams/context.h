#include "sample_gpt.h"
