/* sample_golden.h - parameters and tokens that any program can make. */
#ifndef SAMPLE_GOLDEN_H
#define SAMPLE_GOLDEN_H

#include "gpt.h"

extern const GptConfig golden_config;
enum { GOLDEN_SEQUENCES = 2, GOLDEN_COLUMNS = 12 };
void golden_parameters(double parameters[]);            /* [gpt_numbers] */
void golden_batch(int step, double ids[], double targets[]);

#endif
