#include "gpt.h"

/* The numbers in all parameters, by a formula. */
size_t gpt_parameter_count(const GptConfig *c);
