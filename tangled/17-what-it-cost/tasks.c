/* tasks.c - what the programs of the book are asked to do. */
#include "tasks.h"

enum { FLOAT = sizeof (float) };

Task perceptron_task(int layers, const int sizes[], int batch, int training)
{
    const double columns = batch;
    double parameters = 0, flops = 0;
    for (int i = 0; i < layers; i++) {
        const double weights = (double)sizes[i] * sizes[i + 1];
        parameters += weights + sizes[i + 1];
        flops += 2 * weights * columns * (training ? 2 + (i > 0) : 1);
    }
    const double data = columns * (sizes[0] + training);
    const double resident = FLOAT * (parameters + data);
    const double written = training ? parameters + 1
        : columns * sizes[layers];
    return (Task){ { flops, resident + FLOAT * written }, resident };
}

static GptConfig config_of(const BareGpt *g)
{
    return (GptConfig){ g->layers, g->heads, g->width, g->context,
                        g->vocabulary };
}

Task transformer_task(const BareGpt *g)
{
    const GptConfig c = config_of(g);
    const double state = 3 * (double)gpt_numbers(&c);
    const double tokens = 3.0 * g->sequences * g->context;
    return (Task){ { 3 * bare_gpt_flops(g), FLOAT * (2 * state + tokens + 1) },
                   FLOAT * (state + tokens) };
}

Task writing_task(const GptConfig *c)
{
    const double width = c->width, layers = c->layers;
    const double weights = (double)gpt_numbers(c)
        - (c->context - 1) * width;
    const double seen = (c->context + 1) / 2.0;     /* itself included */
    const double read = weights + 2 * layers * width * (seen - 1);
    const double written = 2 * layers * width + c->vocabulary;
    const double flops = 2 * (12 * layers * width * width
        + c->vocabulary * width) + 4 * layers * width * seen;
    return (Task){ { flops, FLOAT * (read + written) }, FLOAT * read };
}

Task pairs_task(int rows, int vocabulary, int width, double data)
{
    const double weights = (double)vocabulary * width;
    const double parameters = 2 * weights + vocabulary;
    return (Task){ { 6 * rows * weights, 2 * FLOAT * parameters + data },
                   FLOAT * parameters + data };
}
