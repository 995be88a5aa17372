/* sample_golden.c - parameters and tokens that any program can make. */
#include "sample_golden.h"

const GptConfig golden_config = { 2, 2, 8, 6, 11 };

void golden_parameters(double parameters[])
{
    for (int i = 0; i < gpt_tensors(&golden_config); i++) {
        const GptTensor t = gpt_tensor(&golden_config, i);
        for (int k = 0; k < dims_count(t.dims); k++) {
            const int r = (17 * k * k + 37 * k + 101 * (i + 1)) % 1009;
            parameters[t.at + (size_t)k] = t.start + (r / 1009.0 - 0.5) / 2;
        }
    }
}

static double token(int i) { return (3 * i * i + 5 * i + 7) % 101 % 11; }

void golden_batch(int step, double ids[], double targets[])
{
    for (int i = 0; i < GOLDEN_COLUMNS; i++) {
        const int at = 13 * step + 29 * (i / 6) + i % 6;
        ids[i] = token(at);
        targets[i] = token(at + 1);
    }
}
