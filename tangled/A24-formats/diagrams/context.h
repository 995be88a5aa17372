#include "../sample_gpt2.h"
#include "../sample_graphs.h"
